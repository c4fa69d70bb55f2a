// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.Removal;
import io.postern.contracts.network.Networks;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is different where people and machines of ours hand in. */
class SubmissionTest {
    private static FakeWorld at(ListenerKind kind) {
        return at(kind, false);
    }

    private static FakeWorld at(ListenerKind kind, boolean hiding) {
        return FakeWorld.at(new Listener(
                "x",
                kind,
                "127.0.0.1",
                0,
                GreetDelay.NONE,
                Networks.NONE,
                Networks.NONE,
                Networks.of(List.of("192.0.2.0/24"), "t"),
                Networks.NONE,
                TlsMode.OFF,
                true,
                true,
                hiding));
    }

    @Test
    void what_a_client_asks_for_about_reports_is_carried_on() {
        var world = at(ListenerKind.RELAY);
        assertThat(world.say("EHLO a\r\n")).contains("DSN");
        world.say("MAIL FROM:<a@b.test> RET=HDRS ENVID=q1\r\n"
                + "RCPT TO:<c@d.test> NOTIFY=FAILURE ORCPT=rfc822;c@d.test\r\nRCPT TO:<e@d.test>\r\nDATA\r\n");
        world.say("x\r\n.\r\n");
        var record = world.outbound.getFirst();
        assertThat(record.demands().ret()).isEqualTo("HDRS");
        assertThat(record.demands().envelopeId()).isEqualTo("q1");
        assertThat(record.recipients().getFirst().reportOn()).isEqualTo("FAILURE");
        assertThat(record.recipients().getFirst().original()).isEqualTo("rfc822;c@d.test");
        assertThat(record.recipients().getLast().reportOn()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                  | hiding | it says it is       | the trace field tells
            where one of our machines is            | false  | printer.local.test | from printer.local.test (mail.sender.test [192.0.2.7])
            unless it is not to be told             | true   | printer.local.test | from unknown (client not shown)
            nor what it calls itself                | true   | [192.0.2.7]        | from unknown (client not shown)
            """)
    void the_trace_field_may_leave_the_client_out(String what, boolean hiding, String hello, String from) {
        var world = at(ListenerKind.RELAY, hiding);
        world.say("EHLO " + hello + "\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n");
        world.say("Subject: x\r\n\r\nx\r\n.\r\n");
        var record = world.outbound.getFirst();
        assertThat(record.headers().getFirst())
                .startsWith("Received: " + from + "\r\n\tby edge.test (Postern) with ESMTP id ");
        assertThat(record.headers()).noneMatch(field -> hiding && field.contains("192.0.2.7"));
        assertThat(record.origin().client().address()).as("for our own trace").isEqualTo("192.0.2.7");
        assertThat(world.inquiries)
                .allMatch(inquiry -> inquiry.client().address().equals("192.0.2.7"));
    }

    @Test
    void strangers_may_not_ask_for_reports() {
        var world = FakeWorld.stranger();
        assertThat(world.say("EHLO a\r\n")).doesNotContain("DSN");
        assertThat(world.say("MAIL FROM:<a@b.test> RET=HDRS\r\n")).startsWith("555 5.5.4 ");
        world.say("MAIL FROM:<a@b.test>\r\n");
        assertThat(world.say("RCPT TO:<c@d.test> NOTIFY=NEVER\r\n")).startsWith("555 5.5.4 ");
        assertThat(world.say("RCPT TO:<c@d.test>\r\nRCPT TO:<e@d.test> NOTIFY=NEVER\r\n"))
                .contains("250 2.1.5 ", "555 5.5.4 ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing is needed: all is ASCII              | a@b.test | c@d.test | x       | false
            the sender's address is beyond it            | \u00c3\u00a4@b.test | c@d.test | x       | true
            a recipient's address is                     | a@b.test | \u00c3\u00a4@d.test | x       | true
            a header field is                            | a@b.test | c@d.test | \u00c3\u00a4      | true
            """)
    void smtputf8_goes_on_where_it_is_needed(String what, String from, String to, String subject, boolean needed) {
        var world = at(ListenerKind.RELAY);
        world.say("EHLO a\r\nMAIL FROM:<" + from + "> SMTPUTF8\r\nRCPT TO:<" + to + ">\r\nDATA\r\n");
        world.say("Subject: " + subject + "\r\n\r\n\u00c3\u00a4\r\n.\r\n");
        assertThat(world.outbound.getFirst().demands().utf8()).isEqualTo(needed);
    }

    @Test
    void what_is_declared_is_asked_about_at_rcpt_and_what_is_needed_after_data() {
        var world = FakeWorld.stranger();
        world.say("EHLO a\r\nMAIL FROM:<a@b.test> SIZE=70000 BODY=8BITMIME SMTPUTF8\r\nRCPT TO:<c@d.test>\r\nDATA\r\n");
        world.say("Subject: x\r\n\r\ny\r\n.\r\n");
        var envelope = (Inquiry.Envelope) world.inquiries.get(1);
        assertThat(envelope.needs()).isEqualTo(new Needs(70_000, true, true));
        var record = world.outbound.getFirst();
        var size = String.join("", record.headers()).length() + record.content().size();
        assertThat(((Inquiry.Message) world.inquiries.get(2)).needs())
                .as("what the next server will get; nothing of it is beyond ASCII")
                .isEqualTo(new Needs(size, true, false));
    }

    @Test
    void addresses_beyond_ascii_need_to_be_announced() {
        var world = at(ListenerKind.RELAY);
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\n");
        assertThat(world.say("RCPT TO:<\u00c3\u00a4@d.test>\r\n")).startsWith("553 5.6.7 ");
    }

    @Test
    void content_with_bare_line_feeds_is_mended_before_anyone_reads_it() {
        var world = at(ListenerKind.RELAY);
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n");
        assertThat(world.say("a: b\n\n.\nc\n\r\n.\r\n")).startsWith("250 ");
        assertThat(new String(
                        ((io.postern.contracts.event.Content.Inline)
                                        world.outbound.getFirst().content())
                                .bytes(),
                        java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("a: b\r\n\r\n.\r\nc\r\n\r\n");
    }

    @Test
    void what_a_stranger_writes_in_our_name_is_declared_as_removed_and_stored_as_it_came() {
        var mail = "A: b\r\nX-Spam-Flag: NO\r\nAuthentication-Results: Edge.test; spf=pass\r\n\r\nx\r\n";
        for (var ending : List.of("DATA", "BDAT " + mail.length() + " LAST")) {
            var world = FakeWorld.stranger();
            world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\n");
            world.say(ending + "\r\n");
            assertThat(world.say(ending.equals("DATA") ? mail + ".\r\n" : mail)).startsWith("250 2.0.0 Accepted");
            var record = world.outbound.getFirst();
            assertThat(record.removals())
                    .containsExactly(new Removal(6, 17, "X-Spam-Flag"), new Removal(23, 45, "Authentication-Results"));
            assertThat(record.content().size()).isEqualTo(mail.length());
            assertThat(((Inquiry.Message) world.inquiries.getLast()).needs().size())
                    .as("what the next server will get")
                    .isEqualTo(String.join("", record.headers()).length() + mail.length() - 17 - 45);
        }
    }

    @Test
    void a_machine_of_ours_may_write_it() {
        var world = at(ListenerKind.RELAY);
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n");
        world.say("X-Spam-Flag: NO\r\n\r\nx\r\n.\r\n");
        assertThat(world.outbound.getFirst().removals()).isEmpty();
    }

    @Test
    void more_of_it_than_can_be_declared_is_refused() {
        var world = FakeWorld.stranger();
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<c@d.test>\r\nDATA\r\n");
        assertThat(world.say("X-Spam-A: b\r\n".repeat(201) + "\r\nx\r\n.\r\n")).startsWith("554 5.6.0 ");
        assertThat(world.outbound).isEmpty();
    }

    @Test
    void a_refusal_names_the_session_and_its_dialogue_is_kept() {
        var world = FakeWorld.stranger();
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\n");
        assertThat(world.say("RCPT TO:<defer@local.test>\r\n")).isEqualTo("451 4.7.1 Greylisted [id1]\r\n");
        world.say("QUIT\r\n");
        assertThat(world.transcripts).hasSize(1);
    }
}
