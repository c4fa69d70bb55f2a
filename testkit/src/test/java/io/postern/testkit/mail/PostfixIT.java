// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.testkit.smtp.Answer;
import io.postern.testkit.smtp.ScriptedReceiver;
import io.postern.testkit.smtp.SmtpClient;
import io.postern.testkit.smtp.Step;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PostfixIT {

    @Test
    void as_a_client_it_comes_back_after_a_deferral() {
        try (var receiver = ScriptedReceiver.start();
                var postfix = Postfix.sendingTo(receiver.port())) {
            receiver.on(Step.RCPT, "b@y.test", 1, Answer.say("451 4.7.1 Later"));
            postfix.submit("a@x.test", "b@y.test", "Subject: 1\n\nHello\n");

            var message = receiver.awaitFor("b@y.test", Duration.ofSeconds(20));
            assertThat(message.reversePath()).isEqualTo("a@x.test");
            assertThat(message.text()).endsWith("Hello\r\n");
        }
    }

    @Test
    void as_a_next_hop_it_keeps_what_swaks_sends() {
        try (var postfix = Postfix.keepingMailFor("y.test")) {
            var run = Swaks.to(postfix.port())
                    .from("a@x.test")
                    .to("b@y.test")
                    .subject("Greetings")
                    .run();
            assertThat(run.output()).contains("250 2.0.0 Ok: queued as");
            assertThat(run.code()).isZero();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !postfix.kept().isEmpty());
            assertThat(postfix.kept().getFirst()).contains("Subject: Greetings");
        }
    }

    @Test
    void nothing_of_it_stays_behind() {
        var postfix = Postfix.keepingMailFor("y.test");
        postfix.close();
        assertThatThrownBy(() -> SmtpClient.connect(postfix.port())).isInstanceOf(UncheckedIOException.class);
    }
}
