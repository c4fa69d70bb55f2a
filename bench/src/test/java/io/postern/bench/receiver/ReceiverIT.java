// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ReceiverIT {
    private static final PersonaTraits TRAITS =
            new PersonaTraits(Duration.ofHours(1), Duration.ofMillis(300), 60, false, Stage.DOT, 1000);

    private final List<Letter> letters = new CopyOnWriteArrayList<>();

    @Test
    void recipients_of_one_transaction_have_their_own_fates() throws IOException {
        try (var receiver = Receiver.start(0, new ByRecipient(TRAITS), new Passages(), letters::add);
                var socket = new Socket("127.0.0.1", receiver.port())) {
            var said = pipeline(socket, """
                    EHLO x
                    MAIL FROM:<s@y.test>
                    RCPT TO:<now@x.test>
                    RCPT TO:<greylist@x.test>
                    RCPT TO:<never@x.test>
                    RCPT TO:<tarpit@x.test>
                    DATA
                    Message-ID: <1@y.test>
                    Subject: hello

                    ..dot
                    .
                    QUIT
                    """);
            assertThat(said)
                    .endsWith(
                            "250 2.1.0 Ok",
                            "250 2.1.5 Ok",
                            "451 4.7.1 Greylisted, please try again in 3600 seconds",
                            "550 5.1.1 <never@x.test>: no such user here",
                            "250 2.1.5 Ok",
                            "354 End with <CR><LF>.<CR><LF>",
                            "250 2.0.0 Taken",
                            "221 2.0.0 Bye");
            assertThat(letters).hasSize(1);
            assertThat(letters.getFirst().header("subject")).isEqualTo("hello");
            assertThat(receiver.passages().of("<1@y.test>", "tarpit@x.test")).isPresent();
            assertThat(receiver.passages().count().delivered()).isEqualTo(2);
            assertThat(receiver.passages().count().waiting()).isEqualTo(2);
        }
    }

    @Test
    void who_closes_at_the_dot_has_taken_nothing() throws IOException {
        try (var receiver = Receiver.start(0, PersonaKind.EARLY_CLOSE.with(TRAITS), new Passages(), letters::add);
                var socket = new Socket("127.0.0.1", receiver.port())) {
            assertThat(pipeline(socket, """
                    MAIL FROM:<s@y.test>
                    RCPT TO:<a@x.test>
                    DATA
                    Subject: lost

                    .
                    """)).last().asString().startsWith("354");
            assertThat(letters).isEmpty();
        }
    }

    @Test
    void a_slow_reader_takes_its_time() throws IOException {
        try (var receiver = Receiver.start(0, PersonaKind.SLOW_READER.with(TRAITS), new Passages(), letters::add);
                var socket = new Socket("127.0.0.1", receiver.port())) {
            long start = System.nanoTime();
            pipeline(socket, "MAIL FROM:<>\nRCPT TO:<a@x.test>\nDATA\n");
            assertThat(pipeline(socket, "x".repeat(700) + "\n.\nQUIT\n")).contains("250 2.0.0 Taken");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(600));
        }
    }

    /** Says all at once, and reads until the server closes, or asks for content that is not there yet. */
    private static List<String> pipeline(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        var said = new CopyOnWriteArrayList<String>();
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            said.add(line);
            if (line.startsWith("354") && text.endsWith("DATA\n")) {
                break;
            }
        }
        return said;
    }
}
