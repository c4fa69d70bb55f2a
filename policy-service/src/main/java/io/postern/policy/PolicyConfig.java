// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.policy.checks.AttachmentTypesConfig;
import io.postern.policy.checks.CheckConfigs;
import io.postern.policy.checks.DmarcConfig;
import io.postern.policy.checks.DnsAwayConfig;
import io.postern.policy.checks.HeloConfig;
import io.postern.policy.checks.ListSettings;
import io.postern.policy.checks.ReverseDnsConfig;
import io.postern.policy.checks.ScansConfig;
import io.postern.policy.checks.SenderDomainConfig;
import io.postern.policy.checks.SenderHistoryConfig;
import io.postern.policy.checks.SpfConfig;
import io.postern.policy.greylist.GreylistConfig;
import io.postern.policy.greylist.GreylistSettings;
import io.postern.policy.scoring.ScoringConfig;
import io.postern.policy.scoring.ScoringSettings;
import io.postern.policy.scoring.ScoringSettings.Threshold;
import io.postern.policy.suspect.SuspectConfig;
import io.postern.policy.verdict.PolicySettings;
import io.postern.policy.verdict.VerdictConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Gathers what verdicts rest on from the settings of each feature. */
@ApplicationScoped
class PolicyConfig {
    private final RelayDomainsConfig relayDomains;
    private final DnsblConfig dnsbl;
    private final CheckConfigs checks;
    private final ScoringConfig scoring;
    private final GreylistConfig greylist;
    private final VerdictConfig verdict;
    private final SuspectConfig suspects;

    PolicyConfig(
            RelayDomainsConfig relayDomains,
            DnsblConfig dnsbl,
            ReverseDnsConfig reverseDns,
            HeloConfig helo,
            SenderDomainConfig senderDomain,
            SpfConfig spf,
            DmarcConfig dmarc,
            ScansConfig scans,
            AttachmentTypesConfig attachments,
            SenderHistoryConfig history,
            DnsAwayConfig dnsAway,
            ScoringConfig scoring,
            GreylistConfig greylist,
            VerdictConfig verdict,
            SuspectConfig suspects) {
        this.relayDomains = relayDomains;
        this.dnsbl = dnsbl;
        this.checks =
                new CheckConfigs(reverseDns, helo, senderDomain, spf, dmarc, scans, attachments, history, dnsAway);
        this.scoring = scoring;
        this.greylist = greylist;
        this.verdict = verdict;
        this.suspects = suspects;
    }

    /** @throws IllegalArgumentException with a sentence, if settings contradict each other */
    PolicySettings settings() {
        return new PolicySettings(
                relayDomains.domains(),
                checks.settings(ListSettings.of(dnsbl)),
                scoring(scoring),
                greylist(greylist),
                verdict.applyAt(),
                Set.copyOf(suspects.findings().orElse(List.of())));
    }

    static ScoringSettings scoring(ScoringConfig scoring) {
        return new ScoringSettings(
                new Threshold(scoring.low(), scoring.lowAction()),
                new Threshold(scoring.medium(), scoring.mediumAction()),
                new Threshold(scoring.high(), scoring.highAction()),
                scoring.subjectTag());
    }

    static GreylistSettings greylist(GreylistConfig greylist) {
        return new GreylistSettings(
                greylist.enabled(),
                greylist.blockPeriod(),
                greylist.passPeriod(),
                greylist.recordExpiration(),
                greylist.whenRedisIsAway());
    }
}
