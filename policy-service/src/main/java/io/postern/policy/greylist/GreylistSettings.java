// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import io.postern.contracts.settings.Mistakes;
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
        var wrong = new Mistakes();
        wrong.unless(
                blockPeriod.toSeconds() >= 1,
                "postern.greylist.block-period is %s; give at least 1s, or switch it off".formatted(blockPeriod)
                        + " with postern.greylist.enabled: false");
        wrong.unless(
                passPeriod.compareTo(blockPeriod) > 0,
                "postern.greylist.pass-period (%s) must be longer than postern.greylist.block-period (%s)"
                        .formatted(passPeriod, blockPeriod));
        wrong.unless(
                recordExpiration.compareTo(passPeriod) >= 0,
                "postern.greylist.record-expiration (%s) must not be shorter than postern.greylist.pass-period (%s)"
                        .formatted(recordExpiration, passPeriod));
        wrong.tell();
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
