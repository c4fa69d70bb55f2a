// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Needs;
import io.postern.contracts.line.Rehearsal;
import io.postern.contracts.wire.JsonEvents;
import io.postern.dns.Dns;
import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.QueryBudget;
import io.postern.dns.RecordType;
import io.postern.reputation.content.MessageSource;
import io.postern.reputation.history.History;
import io.postern.reputation.lists.Lists;
import io.postern.reputation.scanner.ScanTally;
import io.postern.reputation.scanner.Scanners;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Assesses one mail that never was, from its connection to its content, as on the line: from the octets of the inquiry
 * to those of the assessment. The DNS is a table here; nothing is asked, counted or written.
 *
 * <p>The message is the one of RFC 8463 appendix A.3, signed with both algorithms of DKIM.
 */
public final class AssessmentRehearsal implements Runnable {
    private static final Client CLIENT = new Client("192.0.2.7", 4711, "mx", ListenerKind.MX, false);
    private static final String DOMAIN = "football.example.com";
    private static final String SENDER = "joe@" + DOMAIN;
    private static final String HOST = "mx." + DOMAIN;
    private static final List<String> RECIPIENTS = List.of("suzie@shopping.example.net");
    private static final Duration LONG = Duration.ofDays(1);
    private static final Limits LIMITS = new Limits(LONG, LONG, Duration.ZERO, 100, 100);

    private static final Map<DnsQuestion, String> WORLD = Map.of(
            new DnsQuestion("7.2.0.192.in-addr.arpa", RecordType.PTR),
            HOST,
            new DnsQuestion(HOST, RecordType.A),
            "192.0.2.7",
            new DnsQuestion(DOMAIN, RecordType.MX),
            "10 " + HOST,
            new DnsQuestion(DOMAIN, RecordType.TXT),
            "v=spf1 include:spf.football.example.com mx -all",
            new DnsQuestion("spf." + DOMAIN, RecordType.TXT),
            "v=spf1 ip4:198.51.100.0/24 ~all",
            new DnsQuestion("_dmarc." + DOMAIN, RecordType.TXT),
            "v=DMARC1; p=reject; rua=mailto:reports@football.example.com",
            new DnsQuestion("brisbane._domainkey." + DOMAIN, RecordType.TXT),
            "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
            new DnsQuestion("test._domainkey." + DOMAIN, RecordType.TXT),
            "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQi"
                    + "Y/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2"
                    + "EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB");

    private static final String MESSAGE = """
            DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
             Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=test; t=1528637909; h=from : to : subject :
             date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
             DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
             dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """.replace("\n", "\r\n");

    private final Assessor assessor;
    private final List<byte[]> inquiries;
    private final Instant now;

    public AssessmentRehearsal(Instant now) {
        this.now = now;
        this.assessor = new Assessor(
                new Table(),
                LIMITS,
                new Checks(
                        Lists.of(List.of("list.example.net")),
                        Set.of(),
                        Set.of(),
                        "rehearsal.example.net",
                        Set.of(),
                        new Scanners(List.of(), ScanTally.NONE),
                        History.UNKNOWN),
                content -> MessageSource.of(((Content.Inline) content).bytes()),
                Tally.NONE);
        this.inquiries = inquiries(now.plus(LONG)).map(JsonEvents::encode).toList();
    }

    @Override
    public void run() {
        for (var inquiry : inquiries) {
            var _ = assessment(inquiry);
        }
    }

    /** The octets of the assessment. */
    byte[] assessment(byte[] inquiry) {
        Assessment assessment = assessor.assess(Rehearsal.read(inquiry), now).join();
        if (assessment == null) {
            throw new IllegalStateException("there is no assessment");
        }
        return JsonEvents.encode(assessment);
    }

    List<byte[]> inquiries() {
        return inquiries;
    }

    private static Stream<Inquiry> inquiries(Instant until) {
        var message = MESSAGE.getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                new Inquiry.Connection("c", "s", until, CLIENT),
                new Inquiry.Envelope("e", "s", until, CLIENT, HOST, null, SENDER, RECIPIENTS, Needs.NONE),
                new Inquiry.Message(
                        "m",
                        "s",
                        until,
                        CLIENT,
                        HOST,
                        null,
                        SENDER,
                        RECIPIENTS,
                        "rehearsal",
                        message.length,
                        new Content.Inline(message),
                        Needs.NONE,
                        null));
    }

    /** The DNS of {@link #WORLD}. */
    private static final class Table implements Dns {
        @Override
        public CompletableFuture<DnsReply> lookup(String name, RecordType type, QueryBudget budget) {
            var question = new DnsQuestion(name, type);
            var value = WORLD.get(question);
            var result = value == null ? new DnsResult.NoSuchName(60) : new DnsResult.Found(List.of(value), 60);
            return CompletableFuture.completedFuture(new DnsReply(question, result, true, 0));
        }

        @Override
        public boolean away() {
            return false;
        }
    }
}
