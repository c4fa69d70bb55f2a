// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.ListenerKind;
import io.postern.edge.network.Networks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is different where people and machines of ours hand in. */
class SubmissionTest {
    private static FakeWorld at(ListenerKind kind) {
        return FakeWorld.at(new Listener(
                "x",
                kind,
                "127.0.0.1",
                0,
                Duration.ZERO,
                Networks.NONE,
                Networks.NONE,
                Networks.of(List.of("192.0.2.0/24"), "t"),
                Networks.NONE,
                TlsMode.OFF,
                true,
                true));
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
    void a_refusal_names_the_session_and_its_dialogue_is_kept() {
        var world = FakeWorld.stranger();
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\n");
        assertThat(world.say("RCPT TO:<defer@local.test>\r\n")).isEqualTo("451 4.7.1 Greylisted [id1]\r\n");
        world.say("QUIT\r\n");
        assertThat(world.transcripts).hasSize(1);
    }
}
