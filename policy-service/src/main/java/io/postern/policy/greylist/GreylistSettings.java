// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import io.postern.policy.canonical.CanonicalText;
import io.postern.policy.checks.WhenAway;
import java.time.Duration;

/**
 * Greylisting's figures.
 *
 * @param blockPeriod at least a second
 * @param passPeriod counted from the first attempt; longer than the block period
 * @param recordExpiration counted from the last use; at least the pass period
 */
public record GreylistSettings(
        boolean enabled, Duration blockPeriod, Duration passPeriod, Duration recordExpiration, WhenAway away) {
    /** @throws IllegalArgumentException with a sentence, if the figures contradict each other */
    public GreylistSettings {
        if (blockPeriod.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "postern.greylist.block-period is %s; give at least 1s, or switch it off".formatted(blockPeriod)
                            + " with postern.greylist.enabled: false");
        }
        if (passPeriod.compareTo(blockPeriod) <= 0) {
            throw new IllegalArgumentException(
                    "postern.greylist.pass-period (%s) must be longer than postern.greylist.block-period (%s)"
                            .formatted(passPeriod, blockPeriod));
        }
        if (recordExpiration.compareTo(passPeriod) < 0) {
            throw new IllegalArgumentException(
                    "postern.greylist.record-expiration (%s) must not be shorter than postern.greylist.pass-period (%s)"
                            .formatted(recordExpiration, passPeriod));
        }
    }

    /** Writes what distinguishes these from others. */
    public void spell(CanonicalText text) {
        text.with("greylist.enabled", enabled)
                .with("greylist.block-period", blockPeriod)
                .with("greylist.pass-period", passPeriod)
                .with("greylist.record-expiration", recordExpiration)
                .with("greylist.away", away);
    }
}
