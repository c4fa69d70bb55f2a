// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.Mistakes;
import io.postern.contracts.settings.ReadSettings;
import io.postern.policy.checks.HistoryLimits;
import io.postern.policy.checks.ListSettings;
import io.postern.policy.checks.SenderHistoryConfig;
import io.postern.policy.greylist.GreylistConfig;
import io.postern.policy.scoring.ScoringConfig;

/** Says what the service would say of its settings at its start, all of it and without starting. */
public final class PolicyCheck {
    private PolicyCheck() {}

    /** Reads no file and asks nobody. */
    public static void all(ReadSettings settings, Mistakes wrong) {
        wrong.check(() -> ListSettings.of(settings.of(DnsblConfig.class)));
        var history = settings.of(SenderHistoryConfig.class);
        wrong.check(() -> new HistoryLimits(history.atLeast(), history.badShare(), history.goodShare()));
        wrong.check(() -> PolicyConfig.scoring(settings.of(ScoringConfig.class)));
        wrong.check(() -> PolicyConfig.greylist(settings.of(GreylistConfig.class)));
    }
}
