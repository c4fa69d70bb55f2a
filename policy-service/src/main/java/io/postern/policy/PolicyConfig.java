// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.policy.checks.CheckSettings;
import io.postern.policy.checks.DnsAwayConfig;
import io.postern.policy.checks.ReverseDnsConfig;
import io.postern.policy.checks.SenderDomainConfig;
import io.postern.policy.greylist.GreylistConfig;
import io.postern.policy.greylist.GreylistSettings;
import io.postern.policy.verdict.PolicySettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;

/** Gathers what verdicts rest on from the settings of each feature. */
@ApplicationScoped
class PolicyConfig {
    private final RelayDomainsConfig relayDomains;
    private final DnsblConfig dnsbl;
    private final ReverseDnsConfig reverseDns;
    private final SenderDomainConfig senderDomain;
    private final DnsAwayConfig dnsAway;
    private final GreylistConfig greylist;

    PolicyConfig(
            RelayDomainsConfig relayDomains,
            DnsblConfig dnsbl,
            ReverseDnsConfig reverseDns,
            SenderDomainConfig senderDomain,
            DnsAwayConfig dnsAway,
            GreylistConfig greylist) {
        this.relayDomains = relayDomains;
        this.dnsbl = dnsbl;
        this.reverseDns = reverseDns;
        this.senderDomain = senderDomain;
        this.dnsAway = dnsAway;
        this.greylist = greylist;
    }

    /** @throws IllegalArgumentException with a sentence, if settings contradict each other */
    PolicySettings settings() {
        var actions = new HashMap<String, CheckAction>();
        dnsbl.zones().forEach((zone, settings) -> actions.put(zone, settings.action()));
        return new PolicySettings(
                relayDomains.domains(),
                new CheckSettings(
                        reverseDns.missing(), actions, senderDomain.missing(), senderDomain.nullMx(), dnsAway.action()),
                new GreylistSettings(
                        greylist.enabled(),
                        greylist.blockPeriod(),
                        greylist.passPeriod(),
                        greylist.recordExpiration(),
                        greylist.whenRedisIsAway()));
    }
}
