// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.explain;

import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AttachmentFinding;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.HeloFinding;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.Unseen;
import io.postern.launcher.SafeWords;
import io.postern.launcher.finding.FindingText;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was found out, as {@code docs/assess.md} has it. */
record Explanation(
        @Nullable SpfFinding spfMailFrom,
        @Nullable SpfFinding spfHelo,
        List<DkimFinding> dkim,
        DmarcFinding dmarc,
        ArcFinding arc,
        ConnectionFindings connection,
        HeloFinding helo,
        SenderDomain senderDomain,
        List<DnsblListing> lists,
        List<ScanFinding> scans,
        List<AttachmentFinding> attachments,
        @Nullable List<Unseen> unseen,
        List<HistoryFinding> history,
        boolean late,
        List<DnsAnswer> dns) {

    /** An older service does not say what it has not looked at. */
    Explanation {
        unseen = unseen == null ? List.of() : unseen;
    }

    /** As a person reads it, fit for a terminal. */
    String told(Question question) {
        var out = new StringBuilder();
        FindingText.Line line =
                (format, arguments) -> out.append(SafeWords.of(String.format(Locale.ROOT, format, arguments))
                                .replace("\\u2026", "…"))
                        .append('\n');
        var findings = new FindingText(line);
        line.say(
                "Mail from <%s> to <%s>, from %s that calls itself %s",
                question.from(), question.to(), question.client(), question.helo());
        var reverse = connection.reverseDns();
        line.say(
                "    name      %s%s",
                FindingText.words(reverse.status()),
                reverse.host() == null
                        ? reverse.names().isEmpty() ? "" : " " + String.join(", ", reverse.names())
                        : " " + reverse.host());
        connection.dnsbl().forEach(findings::listing);
        findings.helo(helo);
        line.say("    sender    domain %s", FindingText.words(senderDomain));
        Stream.of(spfMailFrom, spfHelo).flatMap(Stream::ofNullable).forEach(findings::spf);
        if (question.message() != null) {
            findings.signatures(dkim, arc);
            findings.dmarc(dmarc);
            scans.forEach(findings::scan);
            attachments.forEach(findings::attachment);
            Objects.requireNonNull(unseen).forEach(findings::unseen);
        }
        lists.forEach(findings::listing);
        history.forEach(findings::history);
        dns.forEach(findings::answer);
        if (connection.dnsAway()) {
            line.say("    dns       no server answered");
        }
        if (late) {
            line.say("    late      time was over before everything was answered");
        }
        return out.toString();
    }
}
