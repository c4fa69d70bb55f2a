// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import java.time.Duration;
import java.time.Instant;

/**
 * Wrong passwords of one account, or of one network. Pure; {@code lockout.lua} decides the same.
 *
 * @param count how many
 * @param last when the last one was
 */
record Failures(int count, Instant last) {
    private static final int DOUBLINGS = 40;

    /**
     * How much longer it has to wait. A clock that goes back lengthens no wait.
     *
     * @param allowed how many cost nothing
     */
    Duration left(LockoutSettings settings, int allowed, Instant now) {
        if (count <= allowed || forgotten(settings, now)) {
            return Duration.ZERO;
        }
        var wait = shorter(
                settings.firstWait().multipliedBy(1L << Math.min(count - allowed - 1, DOUBLINGS)),
                settings.longestWait());
        var left = shorter(wait, Duration.between(now, last.plus(wait)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean forgotten(LockoutSettings settings, Instant now) {
        return Duration.between(last, now).compareTo(settings.forgottenAfter()) > 0;
    }

    /** One more. */
    Failures and(LockoutSettings settings, Instant now) {
        return new Failures(forgotten(settings, now) ? 1 : count + 1, now);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
