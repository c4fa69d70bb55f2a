// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

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
        if (firstWait.toMillis() < 1) {
            throw new IllegalArgumentException("postern.lockout.first-wait must be longer than nothing");
        }
        if (longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException(
                    "postern.lockout.longest-wait (%s) must not be shorter than postern.lockout.first-wait (%s)"
                            .formatted(longestWait, firstWait));
        }
        if (forgottenAfter.compareTo(longestWait) < 0) {
            throw new IllegalArgumentException(
                    "postern.lockout.forgotten-after (%s) must not be shorter than postern.lockout.longest-wait (%s)"
                            .formatted(forgottenAfter, longestWait));
        }
        if (networkAllowance < 0) {
            throw new IllegalArgumentException("postern.lockout.network-allowance must not be negative");
        }
        if (familiarFor.isNegative()) {
            throw new IllegalArgumentException("postern.lockout.familiar-for must not be negative");
        }
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
