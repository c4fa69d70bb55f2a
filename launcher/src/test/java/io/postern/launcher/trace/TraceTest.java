// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Removal;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ID = "01kanabcdefghjkmnpqrstvwxy";
    private static final String SESSION = "01kan00000000000000000000s";
    private static final Client CLIENT = new Client("198.51.100.7", 4711, "mx", ListenerKind.MX, false);

    private final List<TopicRecord> log = new ArrayList<>();

    @Test
    void a_message_leads_to_its_session_and_all_of_its_life() {
        anEnvelopeAndAMessage();
        put(Topics.DELIVERIES, outcome("bert@local.test", 1, DeliveryOutcome.Status.DEFERRED));
        put(Topics.DELIVERIES, outcome("bert@local.test", 2, DeliveryOutcome.Status.DELIVERED));
        put(Topics.DELIVERIES, outcome("cleo@local.test", 1, DeliveryOutcome.Status.FAILED));

        var text = new LifeText(ZoneOffset.UTC, NOON).tell(search().by(ID), Map.of());

        assertThat(text)
                .contains("Envelope from <anna@debian.org> judged")
                .contains("198.51.100.7 by listener mx, session " + SESSION)
                .contains("dns       7.100.51.198.in-addr.arpa PTR: NOERROR mail.debian.org (ttl 300 s, 12 ms)")
                .contains("verdict   <bert@local.test> accepted (rule known)")
                .contains("Dialogue with client 198.51.100.7:4711")
                .contains("them EHLO mail.debian.org")
                .contains("    without   X-Spam-Flag (5 octets from 0), which only our own servers may add")
                .contains("Attempt 1 for <bert@local.test> to local.test (127.0.0.1:2530): deferred, 451 4.2.0 busy")
                .containsSubsequence(
                        "Now  message " + ID, "<bert@local.test>  delivered", "<cleo@local.test>  failed for good");
    }

    @Test
    void what_an_upstream_hands_on_is_told_with_the_hop_that_was_looked_at() {
        var text = handedOn(new Hop("203.0.113.9", 2));
        assertThat(text)
                .contains("198.51.100.7 by listener mx (upstream), session " + SESSION)
                .containsSubsequence(
                        "from      203.0.113.9, as Received field 2 tells; what follows is about it",
                        "name      missing",
                        "verdict   <bert@local.test> 554 5.7.25 no name (rule reverse-dns-missing)");
        assertThat(handedOn(null))
                .contains("from      not known: no Received field tells whom the upstream had it from");
    }

    private String handedOn(@Nullable Hop hop) {
        log.clear();
        var to = List.of("bert@local.test");
        var message = new Inquiry.Message(
                "i-3", SESSION, NOON, CLIENT.handingOn(), "backup.test", null, "a@b.test", to, ID, 99, null, null, hop);
        var nameless =
                new ConnectionFindings(new ReverseDns(ReverseDns.Status.MISSING, null, List.of()), List.of(), false);
        var refused = new Decision.Reject("reverse-dns-missing", new Reply(554, "5.7.25", "no name"));
        put(
                Topics.HISTORY,
                new Judgement(
                        NOON,
                        new Assessment(message, Findings.OfMessage.only(nameless), List.of()),
                        new Verdict.Message("i-3", "v1", Lane.INCOMING, List.of(refused))));
        return new LifeText(ZoneOffset.UTC, NOON).tell(search().by(ID), Map.of());
    }

    @Test
    void of_a_suspect_it_is_told_why_it_waited() {
        var nameless =
                new ConnectionFindings(new ReverseDns(ReverseDns.Status.MISSING, null, List.of()), List.of(), false);
        var history = new HistoryFinding(HistoryFinding.Source.NETWORK, "198.51.100.0/24", 3, 30, 4L, 0);
        put(
                Topics.HISTORY,
                new Judgement(
                        NOON,
                        new Assessment(
                                new Inquiry.Connection("i-0", SESSION, NOON, CLIENT),
                                new Findings.OfConnection(nameless, List.of(history)),
                                List.of()),
                        new Verdict.Connection(
                                "i-0",
                                "v1",
                                new Decision.Accept("judged-at-rcpt"),
                                nameless,
                                "reverse-dns-missing, history-bad")));
        assertThat(new LifeText(ZoneOffset.UTC, NOON).tell(search().by(SESSION), Map.of()))
                .containsSubsequence(
                        "name      missing",
                        "history   network 198.51.100.0/24: 3 accepted, 30 refused, 4 to nobody, 0 spam in 30 days",
                        "verdict   connection accepted (rule judged-at-rcpt)",
                        "suspect   reverse-dns-missing, history-bad: it waits longer for the banner");
    }

    @Test
    void a_session_and_a_message_id_field_lead_to_the_same() {
        anEnvelopeAndAMessage();
        var all = search().by(ID);

        assertThat(all).hasSize(4);
        assertThat(search().by(SESSION)).isEqualTo(all);
        assertThat(search().by("<first@debian.org>")).isEqualTo(all);
        assertThat(search().by("first@debian.org")).isEqualTo(all);
    }

    @Test
    void a_reply_that_quotes_a_message_id_is_not_that_message() {
        anEnvelopeAndAMessage();

        assertThat(search().by("<quoted@debian.org>")).isEmpty();
        assertThat(EventIds.messageIdField("Subject: x\r\nMESSAGE-ID:\r\n <a@b>\r\n\r\nMessage-ID: <c@d>\r\n"))
                .isEqualTo("<a@b>");
    }

    @Test
    void nothing_is_found_of_an_unknown_id() {
        assertThat(search().by("nonsense")).isEmpty();
    }

    @Test
    void a_message_without_outcomes_is_queued_and_a_late_duplicate_changes_nothing() {
        var message = outbound(Map.of());
        assertThat(Whereabouts.of(ID, List.of(message)))
                .containsOnly(
                        Map.entry("bert@local.test", new Whereabouts.Queued(1)),
                        Map.entry("cleo@local.test", new Whereabouts.Queued(1)));

        var events = List.<Event>of(
                outcome("bert@local.test", 2, DeliveryOutcome.Status.DELIVERED),
                outcome("bert@local.test", 1, DeliveryOutcome.Status.DEFERRED),
                message);
        assertThat(Whereabouts.of(ID, events).get("bert@local.test")).isInstanceOf(Whereabouts.Delivered.class);
    }

    @Test
    void an_id_tells_when_it_was_made() {
        assertThat(EventIds.made("01kan00000000000000000000s", Instant.parse("2027-01-01T00:00:00Z")))
                .hasValueSatisfying(time -> assertThat(time)
                        .isBetween(Instant.parse("2025-11-01T00:00:00Z"), Instant.parse("2026-12-31T00:00:00Z")));
        assertThat(EventIds.made("<a@b>", NOON)).isEmpty();
        assertThat(EventIds.made("7zzzzzzzzzzzzzzzzzzzzzzzzz", NOON)).isEmpty();
    }

    private void anEnvelopeAndAMessage() {
        var reverse = new ReverseDns(ReverseDns.Status.CONFIRMED, "mail.debian.org", List.of("mail.debian.org"));
        var connection = new ConnectionFindings(reverse, List.of(), false);
        var answer = new DnsAnswer(
                "7.100.51.198.in-addr.arpa", "PTR", "NOERROR", List.of("mail.debian.org"), 300, false, 12_345);
        var to = List.of("bert@local.test", "cleo@local.test");
        var accepted = List.<Decision>of(new Decision.Accept("known"), new Decision.Accept("known"));
        var envelope = new Inquiry.Envelope(
                "i-1", SESSION, NOON, CLIENT, "mail.debian.org", null, "anna@debian.org", to, null);
        put(
                Topics.HISTORY,
                new Judgement(
                        NOON,
                        new Assessment(envelope, Findings.OfMessage.only(connection), List.of(answer)),
                        new Verdict.Envelope("i-1", "v1", accepted)));
        var message = new Inquiry.Message(
                "i-2", SESSION, NOON, CLIENT, "mail.debian.org", null, "anna@debian.org", to, ID, 99, null, null, null);
        put(
                Topics.HISTORY,
                new Judgement(
                        NOON,
                        new Assessment(message, Findings.OfMessage.only(connection), List.of()),
                        new Verdict.Message("i-2", "v1", Lane.INCOMING, accepted)));
        put(
                Topics.outbound(Lane.INCOMING),
                outbound(Map.of("Message-ID", "<first@debian.org>", "References", "<quoted@debian.org>")));
        put(
                Topics.TRANSCRIPTS,
                new Transcript(
                        Transcript.Direction.INBOUND,
                        ID,
                        SESSION,
                        "198.51.100.7:4711",
                        NOON,
                        List.of(new Transcript.Line(3, Transcript.Speaker.THEM, "EHLO mail.debian.org"))));
    }

    private static OutboundMessage outbound(Map<String, String> header) {
        var text = new StringBuilder();
        header.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return new OutboundMessage(
                ID,
                ID,
                Lane.INCOMING,
                NOON,
                new Origin(CLIENT, SESSION, "mail.debian.org"),
                1,
                null,
                "anna@debian.org",
                "7BIT",
                List.of(new Recipient("bert@local.test"), new Recipient("cleo@local.test")),
                List.of(),
                new Content.Inline((text + "\r\nhello\r\n").getBytes(StandardCharsets.US_ASCII)),
                Progress.NONE,
                null,
                List.of(new Removal(0, 5, "X-Spam-Flag")));
    }

    private static DeliveryOutcome outcome(String to, int attempt, DeliveryOutcome.Status status) {
        var reply = switch (status) {
            case DELIVERED -> new Reply(250, "2.0.0", "Taken");
            case DEFERRED -> new Reply(451, "4.2.0", "busy");
            case FAILED, REMOVED -> new Reply(550, "5.1.1", "no such user");
        };
        return new DeliveryOutcome(
                ID + to + attempt,
                ID,
                ID,
                NOON.plusSeconds(attempt),
                Lane.INCOMING,
                "anna@debian.org",
                to,
                attempt,
                status,
                "local.test",
                "127.0.0.1:2530",
                reply,
                status == DeliveryOutcome.Status.DEFERRED ? NOON.plusSeconds(60) : null,
                null,
                null,
                null,
                null);
    }

    private void put(String topic, Event event) {
        log.add(new TopicRecord(topic, 0, log.size(), NOON.plusMillis(log.size()), event, "{}"));
    }

    /** The scan of Kafka looks for words in octets first; here every record is looked at. */
    private Search search() {
        return new Search(
                (topics, from, words, wanted) -> log.stream()
                        .filter(record -> topics.contains(record.topic()))
                        .filter(record -> from == null || !record.at().isBefore(from))
                        .filter(record -> wanted.test(record.event()))
                        .toList(),
                List.of("postern.retry.1m", "postern.retry.15m", RetryTiers.HELD),
                NOON);
    }
}
