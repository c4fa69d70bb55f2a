// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.HeloFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.line.Rehearsal;
import io.postern.contracts.wire.JsonEvents;
import io.postern.policy.behind.Behind;
import io.postern.policy.greylist.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Judges one mail that never was, from its connection to its content, as it is judged on the line: by these settings, from
 * the octets of the assessment to those of the verdict. Nothing is remembered, counted or written.
 */
public final class VerdictRehearsal implements Runnable {
    private static final Client CLIENT = new Client("192.0.2.7", 4711, "mx", ListenerKind.MX, false);
    private static final String SENDER = "anna@example.com";
    private static final Duration LONG = Duration.ofDays(1);

    private final Verdicts verdicts;
    private final List<byte[]> assessments;
    private final Instant now;

    public VerdictRehearsal(PolicySettings settings, Instant now) {
        this.now = now;
        this.verdicts = new Verdicts(
                settings,
                (triplets, _) -> CompletableFuture.completedFuture(
                        Collections.nCopies(triplets.size(), new Standing.Stranger(Duration.ofMinutes(4)))),
                Behind.UNKNOWN,
                JsonEvents::encode,
                Tally.NONE);
        var ours = settings.relayDomains().stream().findFirst().orElse("example.net");
        this.assessments = Stream.of(false, true)
                .flatMap(listed -> assessments(listed, List.of("bert@" + ours, "carl@" + ours)))
                .map(JsonEvents::encode)
                .toList();
    }

    @Override
    public void run() {
        for (var assessment : assessments) {
            verdict(assessment);
        }
    }

    /** @return the octets of the verdict */
    byte[] verdict(byte[] assessment) {
        var verdict = verdicts.on(Rehearsal.read(assessment), now)
                .toCompletableFuture()
                .getNow(null);
        if (verdict == null) {
            throw new IllegalStateException("there is no verdict");
        }
        return JsonEvents.encode(verdict);
    }

    List<byte[]> assessments() {
        return assessments;
    }

    private Stream<Assessment> assessments(boolean listed, List<String> recipients) {
        var until = now.plus(LONG);
        var answers = List.of(
                new DnsAnswer("7.2.0.192.in-addr.arpa", "PTR", "NOERROR", List.of("mx.example.com"), 60, false, 900),
                new DnsAnswer("example.com", "TXT", "NOERROR", List.of("v=spf1 ip4:192.0.2.7 -all"), 60, false, 900));
        var reverse = new ReverseDns(ReverseDns.Status.CONFIRMED, "mx.example.com", List.of("mx.example.com"));
        var connection = new ConnectionFindings(reverse, listed ? List.of(listing()) : List.of(), false);
        var spf = List.of(new SpfFinding(
                SpfFinding.Identity.MAILFROM, AuthResult.PASS, "example.com", null, false, List.of("ip4:192.0.2.7")));
        var dkim = List.of(new DkimFinding(
                AuthResult.PASS, "example.com", "s", "@example.com", "rsa-sha256", 2048, null, false, null, true));
        var dmarc = new DmarcFinding(
                AuthResult.PASS, "example.com", "example.com", "example.com", null, true, true, null, null);
        return Stream.of(
                new Assessment(
                        new Inquiry.Connection("c", "s", until, CLIENT),
                        Findings.OfConnection.only(connection),
                        answers),
                new Assessment(
                        new Inquiry.Envelope(
                                "e", "s", until, CLIENT, "mx.example.com", null, SENDER, recipients, Needs.NONE),
                        new Findings.OfEnvelope(
                                connection, SenderDomain.EXISTS, HeloFinding.MATCHES, spf, List.of(), List.of()),
                        answers),
                new Assessment(
                        new Inquiry.Message(
                                "m",
                                "s",
                                until,
                                CLIENT,
                                "mx.example.com",
                                null,
                                SENDER,
                                recipients,
                                "rehearsal",
                                4_000,
                                null,
                                Needs.NONE,
                                null),
                        new Findings.OfMessage(
                                connection, spf, dkim, dmarc, null, List.of(), List.of(), List.of(), List.of()),
                        answers));
    }

    private static DnsblListing listing() {
        return new DnsblListing(
                "list.example.net",
                DnsblListing.Status.LISTED,
                List.of("127.0.0.2"),
                "for the rehearsal",
                DnsblListing.Subject.CLIENT,
                null);
    }
}
