// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SinkSessionTest {
    @Test
    void a_message_is_taken_unstuffed_with_its_envelope() throws Exception {
        var taken = new CopyOnWriteArrayList<SinkMessage>();
        var replies = converse(
                taken,
                "EHLO x\r\nMAIL FROM:<a@x.test> SIZE=9\r\nRCPT TO:<b@y.test>\r\nRCPT TO:<c@y.test>\r\nDATA\r\n"
                        + "Subject: hello\r\n\r\n..dot\r\n.\r\nQUIT\r\n");

        assertThat(replies.lines().map(line -> line.substring(0, 3)).distinct())
                .containsExactly("220", "250", "354", "221");
        assertThat(taken).hasSize(1);
        var message = taken.getFirst();
        assertThat(message.from()).isEqualTo("a@x.test");
        assertThat(message.to()).containsExactly("b@y.test", "c@y.test");
        assertThat(message.content()).asString().isEqualTo("Subject: hello\r\n\r\n.dot\r\n");
    }

    @Test
    void a_client_that_leaves_in_data_leaves_nothing() throws Exception {
        var taken = new CopyOnWriteArrayList<SinkMessage>();

        converse(taken, "HELO x\r\nMAIL FROM:<>\r\nRCPT TO:<b@y.test>\r\nDATA\r\nhalf a mess");

        assertThat(taken).isEmpty();
    }

    @Test
    void data_without_recipients_and_unknown_commands_are_refused() throws Exception {
        assertThat(converse(new CopyOnWriteArrayList<>(), "DATA\r\nFROB\r\nQUIT\r\n"))
                .contains("503 5.5.1")
                .contains("500 5.5.2");
    }

    @Test
    void what_would_drive_a_terminal_is_not_shown() {
        var message =
                new SinkMessage("a", List.of("b"), "\u001b[2Jhello\r\n1\r\n2\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(message.shown(LocalTime.NOON, 2))
                .contains("·[2Jhello")
                .contains("and 1 lines more")
                .doesNotContain("\u001b");
    }

    private static String converse(List<SinkMessage> taken, String said) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                var client = new Socket("127.0.0.1", server.getLocalPort())) {
            var session = Thread.ofVirtual().start(new SinkSession(server.accept(), taken::add));
            client.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            var replies = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            session.join();
            return replies;
        }
    }
}
