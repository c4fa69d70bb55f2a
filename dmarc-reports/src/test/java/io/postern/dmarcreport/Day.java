// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport;

import io.postern.contracts.event.Aside;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.ReverseDns.Status;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.DmarcFinding.Policy;
import io.postern.contracts.finding.DmarcFinding.Published;
import io.postern.contracts.finding.SpfFinding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages of one day from x.test, as they were judged. */
public final class Day {
    public static final Client STRANGER = new Client("192.0.2.7", 40_000, "mx", ListenerKind.MX, false);
    private static final Reply REFUSAL = new Reply(550, "5.7.26", "no");

    private Day() {}

    public static Published published(Policy p, boolean testing, @Nullable String rua) {
        return new Published(p, null, null, false, true, testing, rua, null, null);
    }

    /** A DMARC finding about {@code from}, whose record is at x.test. */
    public static DmarcFinding dmarc(AuthResult result, String from, Policy policy, Published published) {
        boolean passes = result == AuthResult.PASS;
        return new DmarcFinding(result, from, "x.test", "x.test", policy, passes, passes, published, null);
    }

    public static Judgement judged(Client client, DmarcFinding dmarc, String decisions) {
        return judged(client, null, dmarc, null, decisions);
    }

    /** @param decisions letters: accepted, put off, refused */
    public static Judgement judged(
            Client client, @Nullable Hop hop, DmarcFinding dmarc, @Nullable ArcFinding arc, String decisions) {
        var at = Instant.parse("2026-01-05T23:59:59Z");
        var connection = new ConnectionFindings(new ReverseDns(Status.UNKNOWN, null, List.of()), List.of(), false);
        var recipients =
                decisions.chars().mapToObj(c -> (char) c + "@local.test").toList();
        var inquiry = new Inquiry.Message(
                UUID.randomUUID().toString(),
                "s-1",
                at,
                client,
                "mx.x.test",
                null,
                "anna@bounces.x.test",
                recipients,
                "m-1",
                1000,
                null,
                null,
                hop);
        var result = dmarc.result() == AuthResult.PASS ? AuthResult.PASS : AuthResult.FAIL;
        var spf = List.of(
                new SpfFinding(SpfFinding.Identity.HELO, AuthResult.NONE, "mx.x.test", null, false, List.of()),
                new SpfFinding(SpfFinding.Identity.MAILFROM, result, "bounces.x.test", null, false, List.of()));
        var dkim = List.of(signature(AuthResult.FAIL, "y.test"), signature(result, "x.test"));
        var findings = new Findings.OfMessage(connection, spf, dkim, dmarc, arc, null, null, null, null);
        var verdict = new Verdict.Message(
                inquiry.id(),
                "p-1",
                Lane.INCOMING,
                decisions.chars().mapToObj(Day::decision).toList());
        return new Judgement(at, new Assessment(inquiry, findings, List.of()), verdict);
    }

    private static DkimFinding signature(AuthResult result, String domain) {
        return new DkimFinding(result, domain, "s1", null, "rsa-sha256", 2048, null, false, null, true);
    }

    private static Decision decision(int letter) {
        return switch (letter) {
            case 'a' -> new Decision.Accept("accepted");
            case 'q' -> new Decision.Accept("aside", new Aside(Aside.Kind.QUARANTINE, "aside", "a reason"));
            case 'p' -> new Decision.Defer("put-off", REFUSAL);
            default -> new Decision.Reject("refused", REFUSAL);
        };
    }
}
