// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.count;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.DmarcFinding.Published;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.SpfFinding.Identity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message, as it is to be counted.
 *
 * @param day of UTC
 * @param policyDomain where the record was found
 */
public record Counted(LocalDate day, String policyDomain, Published published, Row row) {

    /** Empty for what is not reported; see {@link io.postern.dmarcreport}. */
    public static Optional<Counted> of(Judgement judgement) {
        return judgement.assessment().inquiry() instanceof Inquiry.Message inquiry
                        && judgement.assessment().findings() instanceof Findings.OfMessage findings
                        && judgement.verdict() instanceof Verdict.Message verdict
                ? of(judgement, inquiry, findings, verdict)
                : Optional.empty();
    }

    private static Optional<Counted> of(
            Judgement judgement, Inquiry.Message inquiry, Findings.OfMessage findings, Verdict.Message verdict) {
        var dmarc = findings.dmarc();
        var published = dmarc.published();
        var source = source(inquiry);
        var from = dmarc.fromDomain();
        var policyDomain = dmarc.policyDomain();
        boolean decided = dmarc.result() == AuthResult.PASS || dmarc.result() == AuthResult.FAIL;
        if (source == null || from == null || policyDomain == null || published == null || published.rua() == null) {
            return Optional.empty();
        }
        var handling = Handling.of(verdict);
        if (!decided || handling == Handling.PUT_OFF) {
            return Optional.empty();
        }
        var disposition = handling.disposition(dmarc);
        var row = new Row(
                source,
                disposition,
                dmarc.dkimAligned(),
                dmarc.spfAligned(),
                Handling.reason(disposition, dmarc, findings),
                from,
                inquiry.reversePath().substring(inquiry.reversePath().lastIndexOf('@') + 1),
                spf(findings.senderSpf()),
                dkim(findings.dkim(), dmarc));
        var day = judgement.at().atZone(ZoneOffset.UTC).toLocalDate();
        return Optional.of(new Counted(day, policyDomain, published, row));
    }

    /** Of a message that another machine handed on, whoever handed it to that; null for mail of our own and if unknown. */
    private static @Nullable String source(Inquiry.Message inquiry) {
        Client client = inquiry.client();
        if (client.trusted() || client.kind() != ListenerKind.MX) {
            return null;
        }
        if (!client.upstream()) {
            return client.address();
        }
        return inquiry.hop() == null ? null : inquiry.hop().address();
    }

    private static Row.@Nullable Spf spf(List<SpfFinding> findings) {
        return findings.stream()
                .min(Comparator.comparing(finding -> finding.identity() == Identity.MAILFROM ? 0 : 1))
                .map(finding -> new Row.Spf(finding.domain(), finding.result()))
                .orElse(null);
    }

    private static List<Row.Dkim> dkim(List<DkimFinding> findings, DmarcFinding dmarc) {
        return findings.stream()
                .sorted(Comparator.comparingInt(finding -> telling(finding, dmarc)))
                .flatMap(finding -> Optional.ofNullable(finding.domain())
                        .flatMap(domain -> Optional.ofNullable(finding.selector())
                                .map(selector -> new Row.Dkim(domain, selector, finding.result())))
                        .stream())
                .limit(10)
                .toList();
    }

    /** RFC 9990 section 3.1.3. */
    private static int telling(DkimFinding finding, DmarcFinding dmarc) {
        var domain = finding.domain();
        if (finding.result() != AuthResult.PASS || domain == null) {
            return 3;
        }
        if (domain.equalsIgnoreCase(dmarc.fromDomain())) {
            return 0;
        }
        var organization = dmarc.organizationalDomain();
        boolean within =
                organization != null && (domain.equalsIgnoreCase(organization) || domain.endsWith("." + organization));
        return within ? 1 : 2;
    }
}
