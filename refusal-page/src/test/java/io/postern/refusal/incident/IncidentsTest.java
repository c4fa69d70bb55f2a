// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Transcript.Line;
import io.postern.contracts.event.Transcript.Speaker;
import io.postern.contracts.event.Verdict;
import io.postern.refusal.cause.Asked;
import io.postern.refusal.cause.Cause;
import io.postern.refusal.cause.ListWords;
import io.postern.refusal.cause.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final String CODE = "01k9zzzzzzabcdefghjkmnpqrs";
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3600);
    private static final ListWords NO_LISTS = new ListWords(Map.of(), Set.of());
    private static final Decision GREYLISTED =
            new Decision.Defer("greylisted", new Reply(451, "4.7.1", "Greylisted, please try again in 240 seconds"));
    private static final Decision DENIED =
            new Decision.Reject("relay-denied", new Reply(554, "5.7.1", "Relay access denied"));

    @Test
    void what_is_the_same_for_several_recipients_is_told_once_and_what_was_accepted_is_not() {
        var judgement = judged(CODE, GREYLISTED, new Decision.Accept("exempt"), GREYLISTED, DENIED);
        assertThat(of(judgement, judgement))
                .extracting(one -> one.reply().code())
                .containsExactly(451, 554);
    }

    @Test
    void of_the_sender_the_domain_is_told() {
        var incident = of(judged(CODE, DENIED)).getFirst();
        assertThat(incident.client()).isEqualTo("192.0.2.7");
        assertThat(incident.helo()).isEqualTo("mail.sender.test");
        assertThat(incident.senderDomain()).isEqualTo("sender.test");
    }

    @Test
    void what_the_dns_said_earlier_in_the_session_explains_what_was_refused_later() {
        var spf = new DnsAnswer("sender.test", "TXT", "NOERROR", List.of("v=spf1 -all"), 300, false, 1000);
        var mx = new DnsAnswer("Sender.test", "MX", "NOERROR", List.of("0 ."), 300, false, 1000);
        var refused = new Decision.Reject("sender-domain-null-mx", new Reply(550, "5.7.27", "no mail"));
        var incidents = of(judged(CODE, List.of(spf, mx), new Decision.Accept("exempt")), judged(CODE, refused));
        assertThat(incidents)
                .singleElement()
                .extracting(one -> one.causes().getFirst())
                .isEqualTo(new Cause.SenderDomain("Sender.test", true, List.of(new Asked("sender.test", "MX", "0 ."))));
    }

    @Test
    void another_code_tells_nothing() {
        assertThat(of(judged("01k9zzzzzzabcdefghjkmnpqrt", DENIED))).isEmpty();
        assertThat(Incidents.of(
                        "01k9zzzzzzabcdefghjkmnpqrt",
                        List.of(dialogue("US 500 5.5.2 Command not recognized [" + CODE + "]")),
                        NO_LISTS,
                        LATER))
                .isEmpty();
    }

    @Test
    void what_the_edge_refuses_by_itself_is_in_the_dialogue() {
        var incident = of(dialogue(
                        "THEM EHLO mail.sender.test",
                        "THEM MAIL FROM:<anna@sender.test> SIZE=1",
                        "US 250 2.1.0 Sender ok",
                        "THEM RCPT TO:<bert@local.test>",
                        "US 250 2.1.5 Recipient ok",
                        "US 554 5.6.0 Message has a bare <LF>; lines end in <CR><LF> https://mx.test/r/" + CODE))
                .getFirst();
        assertThat(incident.reply().line()).isEqualTo("554 5.6.0 Message has a bare <LF>; lines end in <CR><LF>");
        assertThat(incident.causes()).containsExactly(new Cause.Said(Trouble.BARE_LINE_END));
        assertThat(incident.client()).isEqualTo("2001:db8::7");
        assertThat(incident.helo()).isEqualTo("mail.sender.test");
        assertThat(incident.senderDomain()).isEqualTo("sender.test");
        assertThat(incident.discretion().of("bert@local.test")).isEqualTo("[…]");
        assertThat(incident.at()).isEqualTo(NOON.plusMillis(5));
    }

    @Test
    void what_a_judgement_explains_is_not_told_again_from_the_dialogue() {
        var dialogue = dialogue(
                "US 554 5.7.1 Relay access denied [" + CODE + "]", "US 554 5.5.1 No valid recipients [" + CODE + "]");
        assertThat(of(judged(CODE, DENIED), dialogue))
                .extracting(one -> one.causes().getFirst())
                .containsExactly(new Cause.Said(Trouble.ORDER), new Cause.Relay(Cause.Relay.Fault.DENIED));
        assertThat(of(dialogue)).hasSize(2);
    }

    @Test
    void what_a_judgement_may_yet_explain_waits_for_it_a_while() {
        var dialogue =
                dialogue("US 554 5.7.1 Relay access denied [" + CODE + "]", "US 500 5.5.2 NUL received [" + CODE + "]");
        assertThat(Incidents.of(CODE, List.of(dialogue), NO_LISTS, NOON.plusSeconds(20)))
                .singleElement()
                .satisfies(one -> assertThat(one.causes()).containsExactly(new Cause.Said(Trouble.NUL)));
        assertThat(Incidents.of(CODE, List.of(dialogue), NO_LISTS, NOON.plusSeconds(40)))
                .hasSize(2);
    }

    @Test
    void what_is_quoted_from_the_client_is_no_refusal() {
        assertThat(of(dialogue(
                        "THEM 550 5.7.1 I refuse myself [" + CODE + "]",
                        "NOTE 550 5.7.1 noted [" + CODE + "]",
                        "US 250 2.0.0 fine [" + CODE + "]")))
                .isEmpty();
    }

    @Test
    void a_session_without_end_is_told_by_its_first_twenty() {
        var events = new ArrayList<Event>();
        for (int i = 0; i < 50; i++) {
            var reply = new Reply(451, "4.7.1", "Greylisted, please try again in " + i + " seconds");
            events.add(judged(CODE, new Decision.Defer("greylisted", reply)));
        }
        assertThat(Incidents.of(CODE, events, NO_LISTS, LATER)).hasSize(20);
    }

    private static List<Incident> of(Event... events) {
        return Incidents.of(CODE, List.of(events), NO_LISTS, LATER);
    }

    private static Judgement judged(String code, Decision... decisions) {
        return judged(code, List.of(), decisions);
    }

    private static Judgement judged(String code, List<DnsAnswer> answers, Decision... decisions) {
        var connection = new ConnectionFindings(
                new ReverseDns(ReverseDns.Status.CONFIRMED, "mail.sender.test", List.of("mail.sender.test")),
                List.of(),
                false);
        var inquiry = new Inquiry.Envelope(
                "q-1",
                code,
                NOON,
                new Client("192.0.2.7", 40_123, "mx", ListenerKind.MX, false),
                "mail.sender.test",
                connection,
                "anna@Sender.test",
                List.of("bert@local.test"),
                null);
        var assessment = new Assessment(inquiry, Findings.OfEnvelope.only(connection, SenderDomain.EXISTS), answers);
        return new Judgement(NOON.plusSeconds(1), assessment, new Verdict.Envelope("q-1", "p-7", List.of(decisions)));
    }

    private static Transcript dialogue(String... lines) {
        var said = new ArrayList<Line>();
        for (var line : lines) {
            int space = line.indexOf(' ');
            said.add(new Line(said.size(), Speaker.valueOf(line.substring(0, space)), line.substring(space + 1)));
        }
        return new Transcript(Transcript.Direction.INBOUND, null, CODE, "[2001:db8::7]:40123", NOON, said);
    }
}
