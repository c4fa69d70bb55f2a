// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The two ends of the test kit's SMTP against each other. */
class ScriptedReceiverTest {
    private final ScriptedReceiver receiver = ScriptedReceiver.start();
    private final SmtpClient client = SmtpClient.connect(receiver.port());

    @AfterEach
    void stop() {
        client.close();
        receiver.close();
    }

    @Test
    void without_rules_it_takes_all_mail() {
        client.ehlo("me.test");
        assertThat(client.send("a@x.test", "Subject: 1\r\n\r\nHello\r\n", "b@y.test", "c@y.test")
                        .code())
                .isEqualTo(250);

        var message = receiver.awaitAccepted(1, Duration.ofSeconds(5)).getFirst();
        assertThat(message.reversePath()).isEqualTo("a@x.test");
        assertThat(message.recipients()).containsExactly("b@y.test", "c@y.test");
        assertThat(message.text()).isEqualTo("Subject: 1\r\n\r\nHello\r\n");
        assertThat(message.header("subject")).contains("1");
    }

    @Test
    void dots_at_the_start_of_lines_survive() {
        var text = ".\r\n..\r\n.x\r\nx.\r\n\r\n.\r\n";
        client.send("a@x.test", text, "b@y.test");
        assertThat(receiver.accepted().getFirst().text()).isEqualTo(text);
    }

    @Test
    void a_bare_line_feed_does_not_end_a_message() {
        client.mail("a@x.test");
        client.rcpt("b@y.test");
        client.command("DATA");
        client.raw("1\n.\n2\r\n.\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(client.read().code()).isEqualTo(250);
        assertThat(receiver.accepted().getFirst().text()).isEqualTo("1\n.\n2\r\n");
    }

    @Test
    void a_rule_for_one_recipient_leaves_the_others_alone() {
        receiver.on(Step.RCPT, "full@", 1, Answer.say("452 4.2.2 Full"));
        client.mail("a@x.test");
        assertThat(client.rcpt("full@y.test").last()).isEqualTo("452 4.2.2 Full");
        assertThat(client.rcpt("b@y.test").code()).isEqualTo(250);
        assertThat(client.rcpt("full@y.test").code()).isEqualTo(250);
    }

    @Test
    void a_message_refused_at_its_end_is_offered_and_not_accepted() {
        receiver.on(Step.END, "b@y.test", Answer.say("554 5.7.1 No"));
        assertThat(client.send("a@x.test", "x\r\n", "b@y.test").code()).isEqualTo(554);
        assertThat(receiver.offered()).hasSize(1);
        assertThat(receiver.accepted()).isEmpty();
    }

    @Test
    void it_can_hang_up_after_the_final_dot() {
        receiver.on(Step.END, "", Answer.hangUp());
        assertThatThrownBy(() -> client.send("a@x.test", "x\r\n", "b@y.test")).isInstanceOf(UncheckedIOException.class);
        assertThat(receiver.offered()).hasSize(1);
    }

    @Test
    void it_answers_pipelined_commands_in_order() {
        client.raw("EHLO me\r\nMAIL FROM:<>\r\nRCPT TO:<b@y.test>\r\nDATA\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(client.read().lines()).contains("250-PIPELINING");
        assertThat(client.read().code()).isEqualTo(250);
        assertThat(client.read().code()).isEqualTo(250);
        assertThat(client.read().code()).isEqualTo(354);
    }

    @Test
    void while_it_is_away_nobody_listens() {
        receiver.goAway();
        assertThatThrownBy(() -> SmtpClient.connect(receiver.port())).isInstanceOf(UncheckedIOException.class);
        receiver.comeBack();
        SmtpClient.connect(receiver.port()).quit();
    }

    @Test
    void fields_in_front_are_told_apart_from_other_changes() {
        client.send("a@x.test", "Received: by us\r\n\tat noon\r\nSubject: 1\r\n\r\nHello\r\n", "b@y.test");
        var message = receiver.accepted().getFirst();
        assertThat(message.isWithFieldsInFront(bytes("Subject: 1\r\n\r\nHello\r\n")))
                .isTrue();
        assertThat(message.isWithFieldsInFront(bytes("\r\nHello\r\n"))).isTrue();
        assertThat(message.isWithFieldsInFront(bytes("Hello\r\n"))).isFalse();
        assertThat(message.isWithFieldsInFront(bytes("Hello\r\n\r\n"))).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
