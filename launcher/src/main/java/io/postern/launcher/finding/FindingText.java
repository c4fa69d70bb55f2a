// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.finding;

import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Findings;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AttachmentFinding;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.HeloFinding;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.Unseen;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells findings, a line each. */
public final class FindingText {
    /** Takes one line. */
    public interface Line {
        void say(String format, Object... arguments);
    }

    private final Line line;

    public FindingText(Line line) {
        this.line = line;
    }

    /** All about an envelope but its connection and its sender's domain. */
    public void envelope(Findings.OfEnvelope findings) {
        if (findings.helo() != HeloFinding.UNKNOWN) {
            helo(findings.helo());
        }
        findings.spf().forEach(this::spf);
        findings.lists().forEach(this::listing);
        findings.history().forEach(this::history);
    }

    /** All about a message but its connection. Where nothing was looked at, nothing is said. */
    public void message(Findings.OfMessage findings) {
        findings.senderSpf().forEach(this::spf);
        if (findings.dmarc().fromDomain() != null || findings.dmarc().reason() != null) {
            signatures(findings.dkim(), findings.arc());
            dmarc(findings.dmarc());
        }
        findings.scans().forEach(this::scan);
        findings.attachments().forEach(this::attachment);
        findings.unseen().forEach(this::unseen);
        findings.lists().forEach(this::listing);
        findings.history().forEach(this::history);
    }

    public void helo(HeloFinding helo) {
        line.say("    helo      %s", words(helo));
    }

    public void spf(SpfFinding spf) {
        line.say(
                "    spf       %s of %s %s%s",
                spf.result().word(),
                spf.identity() == SpfFinding.Identity.HELO ? "HELO" : "MAIL FROM",
                spf.domain(),
                spf.sendsNothing() ? ", which says that it sends no mail at all" : "");
        spf.terms().forEach(term -> line.say("              %s", term));
        if (spf.explanation() != null) {
            line.say("              it says to such clients: %s", spf.explanation());
        }
    }

    public void signatures(List<DkimFinding> signatures, ArcFinding arc) {
        if (signatures.isEmpty()) {
            line.say("    dkim      none");
        }
        signatures.forEach(this::signature);
        line.say(
                "    arc       %s%s%s%s",
                arc.cv().word(),
                arc.sealers().isEmpty() ? "" : " by " + String.join(", ", arc.sealers()),
                arc.trusted() == null
                        ? ""
                        : "; " + arc.trusted() + " is trusted"
                                + (arc.trustedDmarc() == null
                                        ? ""
                                        : " and says dmarc="
                                                + arc.trustedDmarc().word()),
                because(arc.reason()));
    }

    private void signature(DkimFinding signature) {
        line.say(
                "    dkim      %s of %s, selector %s%s%s%s",
                signature.result().word(),
                known(signature.domain()),
                known(signature.selector()),
                signature.testing() ? ", only trying" : "",
                signature.bodyLength() == null ? "" : ", over " + signature.bodyLength() + " octets of the body",
                because(signature.reason()));
    }

    public void dmarc(DmarcFinding dmarc) {
        line.say(
                "    dmarc     %s%s%s%s%s",
                dmarc.result().word(),
                dmarc.fromDomain() == null ? "" : " of " + dmarc.fromDomain(),
                dmarc.spfAligned() && dmarc.dkimAligned()
                        ? " by SPF and DKIM"
                        : dmarc.spfAligned() ? " by SPF" : dmarc.dkimAligned() ? " by DKIM" : "",
                dmarc.policy() == null
                        ? ""
                        : ", policy " + words(dmarc.policy()) + " by " + known(dmarc.policyDomain()),
                because(dmarc.reason()));
    }

    public void scan(ScanFinding scan) {
        line.say(
                "    scan      %s: %s%s%s%s",
                scan.scanner(),
                words(scan.status()),
                scan.name() == null ? "" : " " + scan.name(),
                scan.score() == null ? "" : " (score " + scan.score() + ")",
                because(scan.reason()));
    }

    public void attachment(AttachmentFinding part) {
        line.say(
                "    part      %s%s%s%s%s",
                part.name() == null ? "without a name" : part.name(),
                part.archive() == null ? "" : " in " + part.archive(),
                part.content() == null ? "" : ", by its octets " + part.content(),
                part.disguise() == null ? "" : ", hidden by its " + part.disguise(),
                part.problem() == null ? "" : ", " + part.problem());
    }

    public void unseen(Unseen part) {
        line.say(
                "    unseen    %s",
                switch (part) {
                    case LATE -> "nobody could look into it in time";
                    case LINKS -> "it has more links, or more text, than are looked at";
                });
    }

    public void history(HistoryFinding history) {
        line.say(
                "    history   %s %s: %d accepted, %d refused, %s%d spam in 30 days",
                words(history.source()),
                history.key(),
                history.accepted(),
                history.refused(),
                history.unknownRecipients() == null ? "" : history.unknownRecipients() + " to nobody, ",
                history.spam());
    }

    public void listing(DnsblListing listing) {
        line.say(
                "    list      %s: %s%s%s%s",
                listing.zone(),
                listing.name() == null ? "" : words(listing.subject()) + " " + listing.name() + " ",
                words(listing.status()),
                listing.codes().isEmpty() ? "" : " " + listing.codes(),
                listing.reason() == null ? "" : ", " + listing.reason());
    }

    public void answer(DnsAnswer answer) {
        line.say(
                "    dns       %s %s: %s %s%s (ttl %d s, %s%s)",
                answer.name(),
                answer.type(),
                answer.outcome(),
                String.join(", ", answer.values()),
                answer.cut() ? " …" : "",
                answer.ttl(),
                answer.cached() ? "cached" : answer.micros() / 1000 + " ms",
                answer.authenticated() ? ", dnssec" : "");
    }

    /** A name in the code, as words. */
    public static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String known(@Nullable String text) {
        return text == null ? "?" : text;
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : ": " + reason;
    }
}
