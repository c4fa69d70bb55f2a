// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SinkIT {
    private static final String MESSAGE =
            "MAIL FROM:<>\r\nRCPT TO:<a@b.test>\r\nDATA\r\nFrom: a@b.test\r\n\r\nx\r\n.\r\n";

    @Test
    void a_message_that_is_scanned_is_answered_later_and_holds_no_other_up() throws IOException {
        try (var sink = Sink.start(0, new Scanning(2, Duration.ofMillis(500)));
                var one = new Socket("127.0.0.1", sink.port());
                var other = new Socket("127.0.0.1", sink.port())) {
            var mine = replies(one);
            var its = replies(other);
            long begun = System.nanoTime();
            assertThat(send(one, mine)).isEqualTo("250 2.0.0 Taken");
            one.getOutputStream().write(MESSAGE.getBytes(US_ASCII));
            while (sink.tally().messages() < 2) {
                Thread.onSpinWait();
            }
            assertThat(send(other, its)).isEqualTo("250 2.0.0 Taken");
            assertThat(mine.ready()).isFalse();
            assertThat(last(mine)).isEqualTo("250 2.0.0 Taken");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(499));
            assertThat(sink.tally().messages()).isEqualTo(3);
        }
    }

    private static BufferedReader replies(Socket socket) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        assertThat(lines.readLine()).startsWith("220");
        return lines;
    }

    private static String send(Socket socket, BufferedReader lines) throws IOException {
        socket.getOutputStream().write(MESSAGE.getBytes(US_ASCII));
        return last(lines);
    }

    /** Of the four replies to a message. */
    private static String last(BufferedReader lines) throws IOException {
        for (int i = 0; i < 3; i++) {
            assertThat(lines.readLine()).containsPattern("^(250|354) ");
        }
        return lines.readLine();
    }
}
