// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.wire;

import io.postern.contracts.event.Account;
import io.postern.contracts.event.Aside;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Insertion;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListSpell;
import io.postern.contracts.event.ListStatus;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Marks;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.OwnListing;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Removal;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.event.Settlement;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.event.WaitReason;
import io.postern.contracts.finding.AuthResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One event of each kind, with every field set. */
final class Samples {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Samples() {}

    static Map<String, Event> all() {
        var client = new Client("192.0.2.7", 40_123, "mx", ListenerKind.MX, false);
        var findings = new ConnectionFindings(
                new ReverseDns(ReverseDns.Status.CONFIRMED, "mx.sender.test", List.of("mx.sender.test")),
                List.of(new DnsblListing(
                        "zen.test",
                        DnsblListing.Status.LISTED,
                        List.of("127.0.0.2"),
                        "see zen.test/192.0.2.7",
                        DnsblListing.Subject.CLIENT,
                        "192.0.2.7")),
                false);
        var envelope = new Inquiry.Envelope(
                "q-1",
                "s-1",
                NOON,
                client,
                "mx.sender.test",
                findings,
                "anna@sender.test",
                List.of("bert@local.test", "carla@local.test"),
                new Needs(70_000, true, true));
        var answer =
                new DnsAnswer("7.2.0.192.zen.test", "A", "NOERROR", List.of("127.0.0.2"), 300, false, 1400, true, true);
        var assessment =
                new Assessment(envelope, Findings.OfEnvelope.only(findings, SenderDomain.EXISTS), List.of(answer));
        var defer = new Decision.Defer(
                "greylisted", new Reply(451, "4.7.1", "Greylisted, please try again in 240 seconds"));
        var verdict = new Verdict.Envelope("q-1", "p-7", List.of(defer, new Decision.Accept("known")));
        var body = "Subject: hello\r\n\r\nHello\u0000\r\n".getBytes(StandardCharsets.UTF_8);
        var aside = new Aside(Aside.Kind.QUARANTINE, "dmarc-reject", "its author's domain asks for that");
        var events = new LinkedHashMap<String, Event>();
        events.put("connection-inquiry", new Inquiry.Connection("q-0", "s-1", NOON, client));
        events.put("envelope-inquiry", envelope);
        events.put(
                "message-inquiry",
                new Inquiry.Message(
                        "q-2",
                        "s-1",
                        NOON,
                        client.handingOn(),
                        "mx.sender.test",
                        findings,
                        "anna@sender.test",
                        List.of("carla@local.test"),
                        "m-1",
                        body.length,
                        new Content.Inline(body),
                        new Needs(body.length + 200, true, false),
                        new Hop("203.0.113.9", 2)));
        events.put("assessment", assessment);
        events.put(
                "connection-verdict",
                new Verdict.Connection("q-0", "p-7", new Decision.Accept("banner"), findings, "dnsbl-listed"));
        events.put("envelope-verdict", verdict);
        events.put(
                "message-verdict",
                new Verdict.Message(
                        "q-2",
                        "p-7",
                        Lane.INCOMING,
                        List.of(
                                new Decision.Reject("relay", new Reply(554, "5.7.1", "Relay access denied")),
                                new Decision.Accept("accepted", aside)),
                        new Marks(
                                "spf=pass smtp.mailfrom=sender.test",
                                "pass client-ip=192.0.2.7",
                                List.of("X-Spam-Flag: YES\r\n"),
                                "[junk]",
                                AuthResult.PASS)));
        events.put(
                "outbound-message",
                new OutboundMessage(
                        "m-1",
                        "m-1-3f",
                        Lane.INCOMING,
                        NOON,
                        new Origin(client, "s-1", "mx.sender.test"),
                        2,
                        NOON.plusSeconds(60),
                        "anna@sender.test",
                        "8BITMIME",
                        List.of(new Recipient("carla@local.test", "NEVER", "rfc822;carla@x.test", aside)),
                        List.of("Received: from mx.sender.test\r\n"),
                        new Content.Stored("postern.content", 0, List.of(17L, 19L), 70_000, "ab12"),
                        new Progress(1, NOON, true, 1, true, NOON.plusSeconds(5)),
                        null,
                        List.of(new Removal(5, 19, "X-Spam-Flag")),
                        List.of(new Insertion(32, " [junk]", "Subject")),
                        AuthResult.PASS));
        events.put(
                "delivery-outcome",
                new DeliveryOutcome(
                        "m-1-3f-1",
                        "m-1",
                        "m-1-3f",
                        NOON,
                        Lane.INCOMING,
                        "anna@sender.test",
                        "carla@local.test",
                        1,
                        DeliveryOutcome.Status.DEFERRED,
                        "local.test",
                        "mail.local.test [127.0.0.1]:2530",
                        new Reply(450, "4.2.1", "mailbox busy"),
                        NOON.plusSeconds(60),
                        ReplyClass.OTHER_TEMPORARY,
                        WaitReason.SCHEDULE,
                        NOON,
                        new Settlement(Settlement.Kind.REMOVED, "undeliverable", "m-1-3f-1-q")));
        events.put(
                "transcript",
                new Transcript(
                        Transcript.Direction.OUTBOUND,
                        "m-1",
                        "s-1",
                        "127.0.0.1:2530",
                        NOON,
                        List.of(new Transcript.Line(3, Transcript.Speaker.THEM, "220 mail.local.test ESMTP"))));
        events.put(
                "command",
                new Command(
                        "c-1",
                        NOON,
                        "operator",
                        Command.Action.REROUTE,
                        new Command.Target(Command.Target.Kind.DESTINATION, "local.test"),
                        "127.0.0.1:2530",
                        "the old server is being moved"));
        events.put(
                "quarantined-message",
                new QuarantinedMessage(
                        "m-1-3f-1-q",
                        NOON,
                        "undeliverable",
                        "our own server refused it",
                        new Reply(550, "5.1.1", "no such user"),
                        (OutboundMessage) events.get("outbound-message")));
        events.put(
                "account",
                new Account(
                        "anna@local.test",
                        new Account.Verifier(
                                "W22ZaJ0SNY7soEsUEjb6gQ==",
                                4096,
                                "WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=",
                                "wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU="),
                        true,
                        List.of("anna@local.test", "@shop.test"),
                        NOON,
                        "operator"));
        events.put(
                "list-status",
                new ListStatus(
                        "zen.test",
                        "reputation-0",
                        NOON,
                        ListStatus.State.SET_ASIDE,
                        NOON,
                        ListSpell.Fault.REFUSES,
                        "answers 127.255.255.254, which refuses us"));
        events.put(
                "list-spell",
                new ListSpell(
                        "zen.test",
                        "reputation-0",
                        ListSpell.Fault.LISTS_ALL,
                        "lists 127.0.0.1, which must never be listed",
                        NOON.minusSeconds(1800),
                        NOON,
                        NOON.plusSeconds(60)));
        events.put(
                "own-listing",
                new OwnListing(
                        "zen.test", "192.0.2.1", true, List.of("127.0.0.4"), "see zen.test/192.0.2.1", NOON, NOON));
        events.put("judgement", new Judgement(NOON, assessment, verdict));
        return events;
    }
}
