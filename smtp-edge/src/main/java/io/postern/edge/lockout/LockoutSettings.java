// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import io.postern.contracts.settings.Mistakes;
import java.time.Duration;

/**
 * The figures of the lockout.
 *
 * @param firstWait after the first failure
 * @param longestWait at least the first
 * @param forgottenAfter counted from the last failure; at least the longest wait
 * @param networkAllowance accounts of a network that may fail before it waits
 * @param familiarFor counted from the last time an account signed in from a network
 */
public record LockoutSettings(
        Duration firstWait, Duration longestWait, Duration forgottenAfter, int networkAllowance, Duration familiarFor) {
    /** @throws IllegalArgumentException with a sentence, if the figures contradict each other */
    public LockoutSettings {
        var wrong = new Mistakes();
        wrong.unless(firstWait.toMillis() >= 1, "postern.lockout.first-wait must be longer than nothing");
        wrong.unless(
                longestWait.compareTo(firstWait) >= 0,
                "postern.lockout.longest-wait (%s) must not be shorter than postern.lockout.first-wait (%s)"
                        .formatted(longestWait, firstWait));
        wrong.unless(
                forgottenAfter.compareTo(longestWait) >= 0,
                "postern.lockout.forgotten-after (%s) must not be shorter than postern.lockout.longest-wait (%s)"
                        .formatted(forgottenAfter, longestWait));
        wrong.unless(networkAllowance >= 0, "postern.lockout.network-allowance must not be negative");
        wrong.unless(!familiarFor.isNegative(), "postern.lockout.familiar-for must not be negative");
        wrong.tell();
    }

    public static LockoutSettings of(LockoutConfig config) {
        return new LockoutSettings(
                config.firstWait(),
                config.longestWait(),
                config.forgottenAfter(),
                config.networkAllowance(),
                config.familiarFor());
    }
}
