// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The settings of all checks, as they are read. */
public record CheckConfigs(
        ReverseDnsConfig reverseDns,
        HeloConfig helo,
        SenderDomainConfig senderDomain,
        SpfConfig spf,
        DmarcConfig dmarc,
        ScansConfig scans,
        AttachmentTypesConfig attachments,
        SenderHistoryConfig history,
        DnsAwayConfig dnsAway) {

    /**
     * What follows from them.
     *
     * @param lists what a listing leads to, by the name of the list
     * @throws IllegalArgumentException with a sentence, if settings contradict each other
     */
    public CheckSettings settings(Map<String, ListSettings> lists) {
        return new CheckSettings(
                checks(),
                lists,
                dmarc.reject(),
                attachments.refused().orElse(List.of()),
                new HistoryLimits(history.atLeast(), history.badShare(), history.goodShare()),
                dnsAway.action(),
                scans.unknown());
    }

    private Map<Check, Leads> checks() {
        var checks = new EnumMap<Check, Leads>(Check.class);
        checks.put(Check.REVERSE_DNS_MISSING, new Leads(reverseDns.missing(), reverseDns.missingWeight()));
        checks.put(Check.REVERSE_DNS_UNCONFIRMED, new Leads(reverseDns.unconfirmed(), reverseDns.unconfirmedWeight()));
        checks.put(Check.REVERSE_DNS_GENERIC, new Leads(reverseDns.generic(), reverseDns.genericWeight()));
        checks.put(Check.HELO_MISMATCH, new Leads(helo.mismatch(), helo.mismatchWeight()));
        checks.put(Check.SENDER_DOMAIN_MISSING, new Leads(senderDomain.missing(), senderDomain.missingWeight()));
        checks.put(Check.SENDER_DOMAIN_NULL_MX, new Leads(senderDomain.nullMx(), senderDomain.nullMxWeight()));
        checks.put(Check.SPF_SENDS_NOTHING, new Leads(spf.sendsNothing(), spf.sendsNothingWeight()));
        checks.put(Check.SPF_FAIL, new Leads(spf.fail(), spf.failWeight()));
        checks.put(Check.SPF_SOFTFAIL, new Leads(spf.softfail(), spf.softfailWeight()));
        checks.put(Check.SPF_NEUTRAL, new Leads(spf.neutral(), spf.neutralWeight()));
        checks.put(Check.SPF_PERMERROR, new Leads(spf.permerror(), spf.permerrorWeight()));
        // What it leads to is a setting of its own kind.
        checks.put(Check.DMARC_REJECT, new Leads(CheckAction.SCORE, dmarc.rejectWeight()));
        checks.put(Check.DMARC_QUARANTINE, new Leads(dmarc.quarantine(), dmarc.quarantineWeight()));
        checks.put(Check.SCAN_INFECTED, new Leads(scans.infected(), scans.infectedWeight()));
        checks.put(Check.SCAN_SPAM, new Leads(scans.spam(), scans.spamWeight()));
        checks.put(Check.ATTACHMENT_REFUSED, new Leads(attachments.action(), attachments.weight()));
        checks.put(Check.ATTACHMENT_UNREADABLE, new Leads(attachments.unreadable(), attachments.unreadableWeight()));
        checks.put(Check.HISTORY_BAD, new Leads(history.bad(), history.badWeight()));
        checks.put(Check.HISTORY_GOOD, new Leads(history.good(), history.goodWeight()));
        return checks;
    }
}
