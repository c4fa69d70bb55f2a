// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Content;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import io.postern.edge.command.Command.Verb;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final String TRANSACTION =
            "EHLO mail.sender.test\r\nMAIL FROM:<anna@sender.test>\r\nRCPT TO:<bert@local.test>\r\nDATA\r\n";

    @Test
    void pipelined_recipients_are_asked_about_together_and_answered_in_order() {
        var world = FakeWorld.stranger();
        var replies = world.say("HELO a\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<bert@local.test>\r\nRCPT TO:<bad\r\n"
                + "RCPT TO:<defer@local.test>\r\nRCPT TO:<reject@x.test>\r\nDATA\r\n");
        assertThat(codes(replies)).isEqualTo("250 250 250 501 451 550 354");
        var asked = world.inquiries.stream()
                .filter(Inquiry.Envelope.class::isInstance)
                .toList();
        assertThat(asked).hasSize(1);
        assertThat(((Inquiry.Envelope) asked.getFirst()).recipients())
                .containsExactly("bert@local.test", "defer@local.test", "reject@x.test");
    }

    @Test
    void data_is_put_off_rather_than_refused_if_a_recipient_was_only_deferred() {
        var start = "HELO a\r\nMAIL FROM:<a@b.test>\r\n";
        var reject = "RCPT TO:<reject@x.test>\r\n";
        assertThat(codes(FakeWorld.stranger().say(start + reject + "DATA\r\n"))).isEqualTo("250 250 550 554");
        for (var later : List.of("RCPT TO:<defer@x.test>\r\n", "RCPT TO:<silent@x.test>\r\n")) {
            var world = FakeWorld.stranger();
            world.say(start + later);
            world.say(reject);
            assertThat(world.say("DATA\r\n")).startsWith("451 4.5.1 ");
            assertThat(codes(world.say("RSET\r\nMAIL FROM:<a@b.test>\r\nDATA\r\n")))
                    .isEqualTo("250 250 554");
        }
    }

    @Test
    void replies_to_pipelined_commands_go_out_in_one_write() {
        var world = FakeWorld.stranger();
        int before = world.writes;
        world.say("HELO a\r\nMAIL FROM:<a@b.test>\r\nRSET\r\nNOOP\r\n");
        assertThat(world.writes - before).isEqualTo(1);
    }

    @Test
    void the_outbound_record_carries_the_envelope_the_trace_field_and_the_very_octets() {
        var world = FakeWorld.stranger();
        world.say(TRANSACTION);
        assertThat(world.say("Subject: x\r\n\r\n..dot\r\n\377\r\n.\r\n")).startsWith("250 2.0.0 Accepted as id");
        var record = world.outbound.getFirst();
        assertThat(record.reversePath()).isEqualTo("anna@sender.test");
        assertThat(record.recipients()).containsExactly(new Recipient("bert@local.test"));
        assertThat(((Content.Inline) record.content()).bytes())
                .isEqualTo("Subject: x\r\n\r\n.dot\r\n\377\r\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(record.headers())
                .containsExactly("Received: from mail.sender.test (mail.sender.test [192.0.2.7])\r\n"
                        + "\tby edge.test (Postern) with ESMTP id " + record.messageId() + "\r\n"
                        + "\tfor <bert@local.test>;\r\n"
                        + "\tThu, 1 Jan 2026 12:00:00 +0000\r\n");
        assertThat(record.origin().client().address()).isEqualTo("192.0.2.7");
        assertThat(record.origin().client().trusted()).isFalse();
    }

    @Test
    void with_several_recipients_none_is_named_in_the_trace_field() {
        var world = FakeWorld.stranger();
        world.say(
                "HELO [192.0.2.7]\r\nMAIL FROM:<>\r\nRCPT TO:<bert@local.test>\r\nRCPT TO:<carl@local.test>\r\nDATA\r\n");
        world.say("x\r\n.\r\n");
        assertThat(world.outbound.getFirst().headers().getFirst())
                .doesNotContain("local.test")
                .contains(" with SMTP id ")
                .startsWith("Received: from [192.0.2.7] (");
    }

    @Test
    void a_recipient_named_twice_gets_the_message_once() {
        var world = FakeWorld.stranger();
        world.say("HELO a\r\nMAIL FROM:<>\r\nRCPT TO:<b@c.test>\r\nRCPT TO:<b@c.test>\r\nDATA\r\n");
        world.say(".\r\n");
        assertThat(world.outbound.getFirst().recipients()).hasSize(1);
    }

    @Test
    void without_a_safe_write_the_client_is_put_off() {
        var world = FakeWorld.stranger();
        world.kafkaSafe = false;
        world.say(TRANSACTION);
        assertThat(world.say("x\r\n.\r\n")).startsWith("451 4.3.0 ");
    }

    @Test
    void a_spoilt_message_is_read_to_its_end_and_refused() {
        var world = FakeWorld.stranger();
        world.say(TRANSACTION);
        var smuggled = "x\n.\r\nMAIL FROM:<evil@sender.test>\r\nRCPT TO:<boss@local.test>\r\nDATA\r\ny\r\n.\r\n";
        assertThat(world.say(smuggled)).isEqualTo("554 5.6.0 Message has a bare <LF>; lines end in <CR><LF> [id1]\r\n");
        assertThat(world.outbound).isEmpty();
        assertThat(world.room.used()).isZero();
        assertThat(world.say("NOOP\r\n")).startsWith("250");
    }

    @Test
    void a_large_message_goes_to_storage_in_chunks() {
        var world = FakeWorld.stranger();
        world.say(TRANSACTION);
        world.say(("x".repeat(98) + "\r\n").repeat(6000));
        assertThat(world.say(".\r\n")).startsWith("250 2.0.0 Accepted");
        assertThat(world.chunks).extracting(c -> c.length).containsExactly(512 << 10, 600_000 - (512 << 10));
        assertThat(world.outbound.getFirst().content()).isInstanceOf(Content.Stored.class);
        assertThat(world.room.used()).isZero();
    }

    @Test
    void the_socket_waits_while_too_many_chunks_are_not_safe_yet() {
        var world = FakeWorld.stranger();
        world.holdChunks = true;
        world.say(TRANSACTION);
        var block = ("x".repeat(98) + "\r\n").repeat(600);
        int blocks = 0;
        while (world.reading && blocks < 100) {
            world.say(block);
            blocks++;
        }
        assertThat(world.reading).isFalse();
        assertThat(world.chunks).hasSize(3);
        world.unsafe.get(0).complete("");
        assertThat(world.reading).isTrue();
    }

    @Test
    void a_lost_chunk_means_read_on_and_try_again_later() {
        var world = FakeWorld.stranger();
        world.holdChunks = true;
        world.say(TRANSACTION);
        world.say(("x".repeat(98) + "\r\n").repeat(6000));
        world.unsafe.getFirst().completeExceptionally(new IllegalStateException("Kafka is away"));
        world.say(("x".repeat(98) + "\r\n").repeat(1000));
        assertThat(world.say(".\r\n")).startsWith("451 4.3.0 ");
        assertThat(world.room.used()).isZero();
    }

    @Test
    void a_client_that_vanishes_in_data_leaves_nothing_behind() {
        var world = FakeWorld.stranger();
        world.say(TRANSACTION);
        world.say("x".repeat(500) + "\r\n");
        assertThat(world.room.used()).isPositive();
        world.session.gone();
        assertThat(world.room.used()).isZero();
        assertThat(world.outbound).isEmpty();
        assertThat(world.transcripts).hasSize(1);
    }

    @Test
    void a_verdict_for_a_client_that_has_gone_leads_to_nothing() {
        var world = FakeWorld.stranger();
        world.say(TRANSACTION);
        world.holdVerdicts = true;
        world.say("x\r\n.\r\n");
        world.session.gone();
        world.heldVerdicts.remove().run();
        assertThat(world.outbound).isEmpty();
    }

    @Test
    void content_counts_as_long_as_an_inquiry_has_it() {
        var world = FakeWorld.stranger();
        world.say(TRANSACTION);
        world.holdVerdicts = true;
        world.say("x\r\n.\r\n");
        world.session.gone();
        assertThat(world.room.used()).isPositive();
        world.heldVerdicts.remove().run();
        assertThat(world.room.used()).isZero();
    }

    @Test
    void content_counts_until_the_write_has_ended_even_if_the_client_has_gone() {
        var world = FakeWorld.stranger();
        world.say(TRANSACTION);
        world.holdWrites = true;
        world.say("x\r\n.\r\n");
        world.session.gone();
        assertThat(world.room.used()).isPositive();
        world.heldWrites.remove().completeExceptionally(new TimeoutException("not written"));
        assertThat(world.room.used()).isZero();
    }

    @Test
    void content_counts_until_the_write_has_ended_even_if_the_session_was_ended_for_its_length() {
        var world = FakeWorld.stranger();
        world.say(TRANSACTION);
        world.holdWrites = true;
        world.say("x\r\n.\r\n");
        world.session.tick(System.nanoTime() + Duration.ofMinutes(2).toNanos());
        assertThat(world.hungUp).isTrue();
        assertThat(world.room.used()).isPositive();
        world.heldWrites.remove().complete("");
        assertThat(world.room.used()).isZero();
    }

    @Test
    void content_that_was_answered_for_is_given_back_at_once() {
        var world = FakeWorld.stranger();
        world.say(TRANSACTION);
        assertThat(world.say("x\r\n.\r\n")).startsWith("250 ");
        assertThat(world.room.used()).isZero();
    }

    @Test
    void commands_behind_a_question_wait_for_its_answer() {
        var world = FakeWorld.stranger();
        world.say("HELO a\r\nMAIL FROM:<>\r\n");
        world.holdVerdicts = true;
        assertThat(world.say("RCPT TO:<b@c.test>\r\nNOOP\r\n")).isEmpty();
        assertThat(world.say("RSET\r\n")).isEmpty();
        assertThat(world.reading).isFalse();
        world.heldVerdicts.remove().run();
        assertThat(codes(world.sent.toString())).isEqualTo("250 250 250");
        assertThat(world.reading).isTrue();
    }

    @Test
    void who_talks_before_the_banner_is_refused_on_mx() {
        var world = FakeWorld.at(FakeWorld.listener(ListenerKind.MX, Duration.ofMillis(200), List.of(), List.of()));
        assertThat(world.sent).isEmpty();
        assertThat(world.say("EHLO a\r\n")).startsWith("554 5.5.1 ");
        assertThat(world.hungUp).isTrue();
        world.timers.forEach(Runnable::run);
        assertThat(world.sent.toString()).doesNotContain("220");
    }

    @Test
    void on_relay_early_talk_waits_its_turn() {
        var world = FakeWorld.at(FakeWorld.listener(ListenerKind.RELAY, Duration.ofMillis(200), List.of(), List.of()));
        assertThat(world.say("EHLO a\r\n")).isEmpty();
        world.timers.forEach(Runnable::run);
        assertThat(world.sent.toString()).startsWith("220 edge.test").contains("250-PIPELINING");
    }

    @Test
    void policy_may_say_no_at_the_banner() {
        var world = new FakeWorld();
        world.connection = new Decision.Reject("blocked", new Reply(550, "5.7.1", "Blocked"));
        world.begin(FakeWorld.listener(ListenerKind.MX, Duration.ZERO, List.of(), List.of()));
        assertThat(world.sent.toString()).isEqualTo("554 5.7.1 Blocked [id1]\r\n");
        assertThat(world.hungUp).isTrue();
    }

    @Test
    void a_proxied_connection_must_say_whose_it_is() {
        var listener = FakeWorld.listener(ListenerKind.MX, Duration.ZERO, List.of("192.0.2.0/24"), List.of());
        var world = FakeWorld.at(listener);
        assertThat(world.inquiries).isEmpty();
        assertThat(world.say("PROXY TCP4 10.1.2.3 192.0.2.7 99 25\r\n")).startsWith("220 ");
        var client = world.inquiries.getFirst().client();
        assertThat(client.address()).isEqualTo("10.1.2.3");
        assertThat(client.port()).isEqualTo(99);
        assertThat(client.trusted()).isTrue();

        var without = FakeWorld.at(listener);
        assertThat(without.say("EHLO a\r\n")).startsWith("421 4.3.0 ");
        assertThat(without.hungUp).isTrue();
        var silent = FakeWorld.at(listener);
        silent.session.tick(System.nanoTime() + Duration.ofSeconds(11).toNanos());
        assertThat(silent.sent.toString()).startsWith("421 4.4.2 ");
    }

    @Test
    void a_client_that_the_balancer_cannot_name_does_not_inherit_its_trust() {
        var balancer = List.of("10.0.0.9");
        var listener = FakeWorld.listener(ListenerKind.RELAY, Duration.ZERO, balancer, balancer);
        var unknown = FakeWorld.at(listener, new byte[] {10, 0, 0, 9});
        assertThat(unknown.say("PROXY UNKNOWN\r\n")).startsWith("220 ");
        assertThat(unknown.inquiries.getFirst().client().trusted()).isFalse();
        assertThat(unknown.say("EHLO a\r\n")).doesNotContain("XCLIENT");

        var check = FakeWorld.at(listener, new byte[] {10, 0, 0, 9});
        check.say("\r\n\r\n\0\r\nQUIT\n\40\0\0\0");
        check.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\n");
        assertThat(check.inquiries.getFirst().client().trusted()).isTrue();
    }

    @Test
    void early_talk_right_behind_the_proxy_header_is_early_talk() {
        var world = FakeWorld.at(
                FakeWorld.listener(ListenerKind.MX, Duration.ofMillis(200), List.of("192.0.2.7"), List.of()));
        assertThat(world.say("PROXY UNKNOWN\r\nEHLO a\r\n")).startsWith("554 5.5.1 ");
    }

    @Test
    void xclient_begins_anew_for_another_client() {
        var world = FakeWorld.at(
                FakeWorld.listener(ListenerKind.MX, Duration.ofMillis(200), List.of(), List.of("192.0.2.7")));
        world.timers.forEach(Runnable::run);
        assertThat(world.say("EHLO proxy.test\r\n")).contains("XCLIENT NAME ADDR PORT PROTO HELO");
        assertThat(world.inquiries).as("nobody is to be judged yet").isEmpty();
        assertThat(world.say("XCLIENT NAME=x.test ADDR=IPV6:2001:db8::5 PORT=77\r\n"))
                .startsWith("220 edge.test");
        var client = world.inquiries.getLast().client();
        assertThat(client.address()).isEqualTo("2001:db8::5");
        assertThat(client.port()).isEqualTo(77);
        assertThat(world.say("MAIL FROM:<a@b.test>\r\n")).startsWith("503 ");
        assertThat(world.say("EHLO x.test\r\nMAIL FROM:<a@b.test>\r\nXCLIENT ADDR=192.0.2.1\r\n"))
                .contains("\r\n503 ");
        assertThat(world.say("RSET\r\nXCLIENT ADDR=10.0.0.1 HELO=y.test PROTO=SMTP\r\nMAIL FROM:<>\r\n"))
                .contains("220 edge.test", "250 2.1.0");
        assertThat(world.inquiries.getLast().client().trusted()).isTrue();
        world.say("RSET\r\nXCLIENT ADDR=[UNAVAILABLE]\r\n");
        assertThat(world.inquiries.getLast().client().trusted()).isFalse();
    }

    @Test
    void who_may_speak_for_others_is_asked_about_when_it_speaks_for_itself() {
        var listener = FakeWorld.listener(ListenerKind.MX, Duration.ZERO, List.of(), List.of("192.0.2.7"));
        var world = FakeWorld.at(listener);
        assertThat(world.say("EHLO a.test\r\nNOOP\r\n")).contains("250 2.0.0");
        assertThat(world.inquiries).isEmpty();
        assertThat(world.say("MAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nRSET\r\nMAIL FROM:<a@b.test>\r\n"))
                .contains("250 2.1.0", "250 2.1.5");
        assertThat(world.inquiries).extracting(Inquiry::getClass).asString().contains("Connection", "Envelope");
        assertThat(world.inquiries).hasSize(2);
        assertThat(((Inquiry.Envelope) world.inquiries.getLast()).connection()).isNotNull();

        var refused = new FakeWorld();
        refused.connection = new Decision.Reject("listed", new Reply(550, "5.7.1", "Go away"));
        refused.begin(listener);
        assertThat(refused.say("EHLO a.test\r\nMAIL FROM:<a@b.test>\r\n")).endsWith("554 5.7.1 Go away [id1]\r\n");
        assertThat(refused.hungUp).isTrue();
    }

    @Test
    void the_findings_travel_with_the_next_questions() {
        var world = FakeWorld.stranger();
        world.say(TRANSACTION);
        world.say("x\r\n.\r\n");
        assertThat(((Inquiry.Envelope) world.inquiries.get(1)).connection()).isNotNull();
        assertThat(((Inquiry.Message) world.inquiries.get(2)).connection()).isNotNull();
        assertThat(world.inquiries.get(2).deadline()).isEqualTo(FakeWorld.NOON.plusSeconds(12));
        assertThat(((Inquiry.Message) world.inquiries.get(2)).size()).isEqualTo(3);
    }

    @Test
    void a_silent_client_is_sent_away() {
        var world = FakeWorld.stranger();
        world.session.tick(System.nanoTime() + Duration.ofMinutes(4).toNanos());
        assertThat(world.hungUp).isFalse();
        world.session.tick(System.nanoTime() + Duration.ofMinutes(6).toNanos());
        assertThat(world.sent.toString()).endsWith("421 4.4.2 You were silent for too long, closing [id1]\r\n");
        assertThat(world.limited).containsExactly(Tally.Limit.IDLE);
        assertThat(world.hungUp).isTrue();
    }

    @Test
    void a_session_that_waits_in_vain_for_ours_is_ended() {
        var world = FakeWorld.stranger();
        world.say("HELO a\r\nMAIL FROM:<>\r\n");
        world.holdVerdicts = true;
        world.say("RCPT TO:<b@c.test>\r\n");
        world.session.tick(System.nanoTime() + Duration.ofSeconds(60).toNanos());
        assertThat(world.hungUp).isFalse();
        world.session.tick(System.nanoTime() + Duration.ofSeconds(90).toNanos());
        assertThat(world.sent.toString()).startsWith("421 4.3.0 ");
        assertThat(world.hungUp).isTrue();
    }

    @Test
    void a_fault_of_ours_ends_the_session_rather_than_leave_it_waiting() {
        var world = FakeWorld.stranger();
        world.outboxBroken = true;
        world.say(TRANSACTION);
        assertThat(world.say("x\r\n.\r\n")).startsWith("421 4.3.0 ");
        assertThat(world.room.used()).isZero();
        assertThat(world.hungUp).isTrue();
    }

    @Test
    void a_fault_of_ours_ends_the_session_also_where_it_goes_on_once_the_client_has_read() {
        var world = new FakeWorld();
        world.tally = new FakeTally() {
            @Override
            public void command(Verb verb) {
                if (verb == Verb.VRFY) {
                    throw new IllegalStateException("a fault");
                }
            }
        };
        world.begin(FakeWorld.listener(ListenerKind.MX, Duration.ZERO, List.of(), List.of()));
        var lot = "EHLO a\r\nMAIL FROM:<a@b.test>\r\n".repeat(200);
        assertThat(world.say(lot + "VRFY a\r\n")).contains("421 4.3.0 ");
        assertThat(world.hungUp).isTrue();
    }

    @Test
    void at_a_shutdown_transactions_in_flight_may_end() {
        var busy = FakeWorld.stranger();
        busy.say(TRANSACTION);
        busy.session.drain(false);
        assertThat(busy.hungUp).isFalse();
        assertThat(codes(busy.say("x\r\n.\r\n"))).isEqualTo("250 421");
        assertThat(busy.hungUp).isTrue();

        var slow = FakeWorld.stranger();
        slow.say(TRANSACTION);
        slow.session.drain(true);
        assertThat(codes(slow.sent.toString())).endsWith("421");
    }

    @Test
    void at_the_end_of_a_shutdown_a_message_that_is_judged_still_gets_its_answer() {
        var world = FakeWorld.stranger();
        world.say(TRANSACTION);
        world.holdWrites = true;
        world.say("x\r\n.\r\n");
        world.run(() -> world.session.drain(true));
        assertThat(world.hungUp).isFalse();
        world.run(() -> world.heldWrites.removeFirst().complete(null));
        assertThat(codes(world.sent.toString())).isEqualTo("250 421");
        assertThat(world.hungUp).isTrue();
    }

    @Test
    void at_a_shutdown_who_has_read_the_banner_may_hand_in_one_message() {
        var waiting = FakeWorld.stranger();
        waiting.session.drain(false);
        assertThat(waiting.hungUp).isFalse();
        assertThat(codes(waiting.say(TRANSACTION))).isEqualTo("250 250 250 354");
        assertThat(codes(waiting.say("x\r\n.\r\n"))).isEqualTo("250 421");

        var served = FakeWorld.stranger();
        served.say(TRANSACTION);
        served.say("x\r\n.\r\n");
        served.session.drain(false);
        assertThat(served.sent.toString())
                .endsWith("421 4.3.2 Going down for maintenance, please try again later [id1]\r\n");
    }

    @Test
    void at_a_shutdown_who_says_nothing_for_three_seconds_is_told_to_go() {
        var silent = FakeWorld.stranger();
        silent.session.drain(false);
        silent.session.tick(System.nanoTime() + Duration.ofSeconds(2).toNanos());
        assertThat(silent.hungUp).isFalse();
        silent.session.tick(System.nanoTime() + Duration.ofSeconds(4).toNanos());
        assertThat(codes(silent.sent.toString())).endsWith("421");
        assertThat(silent.hungUp).isTrue();
    }

    @Test
    void a_transcript_holds_the_dialogue_and_no_content() {
        var world = FakeWorld.stranger();
        world.say(TRANSACTION);
        world.say("Secret: x\r\n.\r\n");
        var transcript = world.transcripts.getFirst();
        assertThat(transcript.messageId()).isEqualTo(world.outbound.getFirst().messageId());
        assertThat(transcript.sessionId()).isEqualTo("id1");
        assertThat(transcript.peer()).isEqualTo("192.0.2.7:4711");
        assertThat(transcript.lines())
                .extracting(line -> line.speaker() + " " + line.text())
                .contains("US 250-PIPELINING", "THEM DATA", "NOTE 11 octets of content")
                .noneMatch(line -> line.contains("Secret"));
        world.say("QUIT\r\n");
        assertThat(world.transcripts).hasSize(1);
    }

    @Test
    void every_refusal_names_the_session() {
        for (var wrong :
                List.of("BANANA", "DATA", "RCPT TO:<>", "BDAT 0 LAST", "STARTTLS", "NOOP\0", "GET / HTTP/1.1")) {
            assertThat(FakeWorld.stranger().say(wrong + "\r\n")).matches("[45]\\d\\d .* \\[id1]\r\n");
        }
        assertThat(FakeWorld.stranger().say("HELO a\r\nMAIL FROM:<a@b.test> SIZE=99999999\r\n"))
                .endsWith(" [id1]\r\n");
    }

    @Test
    void where_a_page_explains_refusals_each_ends_with_its_address_and_is_written_down() {
        var world = new FakeWorld();
        world.refusalPage = "https://mx.test/r/";
        world.begin(FakeWorld.listener(ListenerKind.MX, Duration.ZERO, List.of(), List.of()));

        assertThat(world.say("BANANA\r\n")).isEqualTo("500 5.5.2 Command not recognized https://mx.test/r/id1\r\n");
        world.say("QUIT\r\n");
        assertThat(world.transcripts).hasSize(1);
    }

    private static String codes(String replies) {
        return String.join(
                " ",
                replies.lines()
                        .filter(line -> line.charAt(3) == ' ')
                        .map(line -> line.substring(0, 3))
                        .toList());
    }
}
