// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AttachmentFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.HeloFinding;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.Unseen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What reputation says of a stranger, from the words of a table: {@code ptr=missing helo=mismatch listed=zen.test
 * spf=fail history=bad}. What is not named is as it should be.
 */
final class World {
    private static final Instant LATER = Instant.parse("2026-01-01T12:00:10Z");
    private final Client client = new Client("192.0.2.7", 4711, "mx", ListenerKind.MX, false);
    private ReverseDns reverseDns = new ReverseDns(ReverseDns.Status.CONFIRMED, "mx1.x.test", List.of("mx1.x.test"));
    private final List<DnsblListing> listed = new ArrayList<>();
    private final List<DnsblListing> names = new ArrayList<>();
    private final List<DnsblListing> links = new ArrayList<>();
    private final List<SpfFinding> spf = new ArrayList<>();
    private final List<DkimFinding> dkim = new ArrayList<>();
    private final List<ScanFinding> scans = new ArrayList<>();
    private final List<AttachmentFinding> attachments = new ArrayList<>();
    private final List<Unseen> unseen = new ArrayList<>();
    private final List<HistoryFinding> history = new ArrayList<>();
    private SenderDomain domain = SenderDomain.EXISTS;
    private HeloFinding helo = HeloFinding.MATCHES;
    private @Nullable DmarcFinding dmarc;
    private @Nullable ArcFinding arc;
    private boolean list;
    private boolean away;

    static World of(@Nullable String words) {
        var world = new World();
        for (var word : words == null ? new String[0] : words.split(" ", -1)) {
            var parts = word.split("=", 2);
            world.take(parts[0], parts.length == 1 ? "" : parts[1]);
        }
        return world;
    }

    private void take(String what, String how) {
        switch (what) {
            case "ptr" -> reverseDns = reverseDns(how);
            case "helo" -> helo = HeloFinding.valueOf(how.toUpperCase(Locale.ROOT));
            case "listed" -> listed.add(listing(how, Subject.CLIENT));
            case "name-listed" -> names.add(listing(how, Subject.MAIL_FROM));
            case "helo-listed" -> names.add(listing(how, Subject.HELO));
            case "ptr-listed" -> names.add(listing(how, Subject.PTR));
            case "from-listed" -> links.add(listing(how, Subject.FROM));
            case "link-listed" -> links.add(listing(how, Subject.LINK));
            case "domain" -> domain = SenderDomain.valueOf(how.toUpperCase(Locale.ROOT));
            case "spf" -> spf.add(spf(how, SpfFinding.Identity.MAILFROM));
            case "helo-spf" -> spf.add(spf(how, SpfFinding.Identity.HELO));
            case "signed" -> dkim.add(signed(how));
            case "dmarc" -> dmarc = dmarc(how);
            case "arc" -> arc = arc(how);
            case "list" -> list = true;
            case "history" -> history.add(history(how));
            case "scan" -> scans.add(scan(how));
            case "attached" -> attachments.add(new AttachmentFinding("a." + how, null, how, null, null));
            case "inside" -> attachments.add(new AttachmentFinding("a.txt", "a.zip", "txt", how, null));
            case "disguised" -> attachments.add(new AttachmentFinding("a.txt", null, "txt", how, null, "content"));
            case "twofold" ->
                attachments.add(new AttachmentFinding("a.pdf." + how, null, how, null, null, "double extension"));
            case "turned" ->
                attachments.add(new AttachmentFinding("afdp." + how, null, how, null, null, "direction of writing"));
            case "locked" -> attachments.add(new AttachmentFinding("a." + how, null, how, null, "encrypted"));
            case "unseen" -> unseen.add(Unseen.valueOf(how.toUpperCase(Locale.ROOT)));
            case "away" -> away = true;
            default -> throw new IllegalArgumentException(what);
        }
    }

    private static ReverseDns reverseDns(String how) {
        return how.equals("generic")
                ? new ReverseDns(ReverseDns.Status.CONFIRMED, "192-0-2-7.dyn.isp.test", List.of())
                : new ReverseDns(ReverseDns.Status.valueOf(how.toUpperCase(Locale.ROOT)), null, List.of());
    }

    private static DnsblListing listing(String zone, Subject subject) {
        boolean host = subject == Subject.HELO || subject == Subject.PTR;
        var name = subject == Subject.CLIENT ? null : host ? "mx1.x.test" : "x.test";
        return new DnsblListing(zone, DnsblListing.Status.LISTED, List.of("127.0.0.2"), null, subject, name);
    }

    private static DkimFinding signed(String domain) {
        return new DkimFinding(AuthResult.PASS, domain, "s", null, "rsa-sha256", 2048, null, false, null, true);
    }

    private static SpfFinding spf(String how, SpfFinding.Identity identity) {
        boolean nothing = how.equals("nothing");
        var result = nothing ? AuthResult.FAIL : AuthResult.valueOf(how.toUpperCase(Locale.ROOT));
        return new SpfFinding(identity, result, "x.test", null, nothing, List.of());
    }

    private static DmarcFinding dmarc(String how) {
        boolean pass = how.equals("pass");
        var result = pass ? AuthResult.PASS : how.equals("late") ? AuthResult.TEMPERROR : AuthResult.FAIL;
        var policy = pass || how.equals("late")
                ? DmarcFinding.Policy.REJECT
                : DmarcFinding.Policy.valueOf(how.toUpperCase(Locale.ROOT));
        return new DmarcFinding(result, "x.test", "x.test", "x.test", policy, false, false, null, null);
    }

    private static ArcFinding arc(String how) {
        boolean vouched = how.equals("vouched");
        var cv = vouched ? AuthResult.PASS : AuthResult.valueOf(how.toUpperCase(Locale.ROOT));
        return new ArcFinding(
                cv, List.of("list.test"), vouched ? "list.test" : null, vouched ? AuthResult.PASS : null, null);
    }

    private static HistoryFinding history(String how) {
        var source = HistoryFinding.Source.NETWORK;
        return switch (how) {
            case "bad" -> new HistoryFinding(source, "192.0.2.0/24", 10, 15, 5L, 0);
            case "good" -> new HistoryFinding(source, "192.0.2.0/24", 1000, 3, 1L, 1);
            case "mixed" -> new HistoryFinding(source, "192.0.2.0/24", 100, 20, null, 5);
            case "quarter" -> new HistoryFinding(source, "192.0.2.0/24", 60, 20, null, 0);
            case "aside" -> new HistoryFinding(source, "192.0.2.0/24", 0, 1000, null, 0);
            case "short" -> new HistoryFinding(source, "192.0.2.0/24", 0, 19, null, 0);
            default -> throw new IllegalArgumentException(how);
        };
    }

    private static ScanFinding scan(String how) {
        var status = ScanFinding.Status.valueOf(how.toUpperCase(Locale.ROOT));
        return new ScanFinding("clamd", status, null, null, null);
    }

    Inquiry.Envelope envelopeInquiry() {
        return new Inquiry.Envelope(
                "e", "s", LATER, client, "mx1.x.test", null, "a@x.test", List.of("b@local.test"), Needs.NONE);
    }

    Findings.OfConnection newcomer() {
        return new Findings.OfConnection(connection(), history);
    }

    Findings.OfEnvelope envelope() {
        return new Findings.OfEnvelope(connection(), domain, helo, spf, names, history);
    }

    Inquiry.Message messageInquiry() {
        return new Inquiry.Message(
                "m",
                "s",
                LATER,
                client,
                "mx1.x.test",
                null,
                "a@x.test",
                List.of("b@local.test"),
                "m1",
                5,
                null,
                Needs.NONE,
                null);
    }

    Findings.OfMessage message() {
        return new Findings.OfMessage(
                connection(), spf, dkim, dmarc, arc, links, scans, attachments, history, envelope(), list, unseen);
    }

    private ConnectionFindings connection() {
        return new ConnectionFindings(reverseDns, listed, away);
    }
}
