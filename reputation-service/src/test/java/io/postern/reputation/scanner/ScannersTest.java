// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.postern.contracts.finding.ScanFinding;
import io.postern.embedded.FreePorts;
import io.postern.reputation.content.MessageSource;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What scanners cost that do not do what they should. */
class ScannersTest {
    private static final MessageSource MESSAGE =
            MessageSource.of("Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII));
    private static final ScanQuestion QUESTION =
            new ScanQuestion("192.0.2.7", "mx.test", "anna@a.test", List.of("bert@b.test"), "id-1");

    private final CountedScans tally = new CountedScans();

    @Test
    void without_scanners_there_is_nothing_to_wait_for() {
        try (var scanners = new Scanners(List.of(), tally)) {
            var scanning = scanners.start(MESSAGE, QUESTION, Instant.now().plusSeconds(5));
            assertThat(scanning.done()).isDone();
            assertThat(scanning.findings()).isEmpty();
        }
    }

    @Test
    void nobody_listens() {
        try (var scanners = scanners("127.0.0.1:" + FreePorts.take(), Duration.ofSeconds(5))) {
            assertThat(ask(scanners)).isEqualTo("Connection refused");
        }
        try (var scanners = scanners("unix:/nowhere/clamd.ctl", Duration.ofSeconds(5))) {
            assertThat(ask(scanners)).isEqualTo("No such file or directory");
        }
        try (var scanners = scanners("clamd.invalid:3310", Duration.ofSeconds(5))) {
            assertThat(ask(scanners)).contains("clamd.invalid");
        }
    }

    @Test
    void one_that_hangs_is_unknown_in_time_and_then_costs_nothing() throws IOException {
        try (var server = listening();
                var scanners = scanners("127.0.0.1:" + server.getLocalPort(), Duration.ofMillis(200))) {
            for (int i = 0; i < Breaker.FAILURES; i++) {
                assertThat(ask(scanners)).isEqualTo("it did not answer in time");
            }
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(tally.changes()).containsExactly("clamd away"));
            assertThat(scanners.answering()).containsEntry("clamd", false);
            long before = System.nanoTime();
            assertThat(ask(scanners)).isEqualTo("it is set aside, as it did not answer");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(100));
            assertThat(tally.scans()).hasSize(4).containsOnly("clamd UNKNOWN");
        }
    }

    @Test
    void the_deadline_of_the_message_comes_first_and_is_not_held_against_the_scanner() throws IOException {
        try (var server = listening();
                var scanners = scanners("127.0.0.1:" + server.getLocalPort(), Duration.ofSeconds(30))) {
            for (int i = 0; i < Breaker.FAILURES; i++) {
                var scanning = scanners.start(MESSAGE, QUESTION, Instant.now().plusMillis(50));
                assertThat(scanning.findings().getFirst().reason()).isEqualTo("it did not answer in time");
                scanning.done().join();
                assertThat(scanning.findings().getFirst().reason()).isEqualTo("it did not answer in time");
            }
            var late = scanners.start(MESSAGE, QUESTION, Instant.now().minusMillis(50));
            assertThat(late.done()).isDone();
            assertThat(scanners.answering()).containsEntry("clamd", true);
        }
    }

    @Test
    void one_that_hangs_up_is_unknown() throws IOException {
        try (var server = listening();
                var scanners = scanners("127.0.0.1:" + server.getLocalPort(), Duration.ofSeconds(5))) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    socket.getOutputStream().write('x');
                } catch (IOException e) {
                    // the test is over
                }
            });
            assertThat(ask(scanners)).isNotEmpty();
        }
    }

    @Test
    void no_more_messages_at_a_time_than_it_may_have_and_the_others_wait() throws IOException {
        try (var server = listening();
                var scanners = scanners("127.0.0.1:" + server.getLocalPort(), Duration.ofSeconds(20))) {
            var all = IntStream.range(0, 6)
                    .mapToObj(
                            _ -> scanners.start(MESSAGE, QUESTION, Instant.now().plusSeconds(20)))
                    .toList();
            for (int i = 0; i < 3; i++) {
                server.setSoTimeout(20_000);
                try (var one = server.accept();
                        var other = server.accept()) {
                    server.setSoTimeout(100);
                    assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
                    answer(one);
                    answer(other);
                }
            }
            all.forEach(scanning -> scanning.done().join());
            await().untilAsserted(() -> assertThat(tally.scans()).hasSize(6).containsOnly("clamd CLEAN"));
        }
    }

    private static void answer(Socket socket) throws IOException {
        socket.getInputStream().readNBytes("zINSTREAM".length() + 1 + 4 + (int) MESSAGE.size() + 4);
        socket.getOutputStream().write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_message_that_is_too_large_is_not_sent() throws IOException {
        try (var server = listening();
                var scanners = scanners("127.0.0.1:" + server.getLocalPort(), Duration.ofSeconds(5))) {
            var scanning = scanners.start(
                    MessageSource.of(new byte[(1 << 20) + 1]),
                    QUESTION,
                    Instant.now().plusSeconds(5));
            assertThat(scanning.done()).isDone();
            assertThat(scanning.findings().getFirst().status()).isEqualTo(ScanFinding.Status.CLEAN);
            assertThat(scanning.findings().getFirst().reason())
                    .isEqualTo("not looked at: the message is larger than it takes");
        }
    }

    @Test
    void content_that_is_gone_is_not_held_against_the_scanner() throws IOException {
        var gone = new MessageSource() {
            @Override
            public InputStream open() throws IOException {
                throw new IOException("gone");
            }

            @Override
            public long size() {
                return 10;
            }
        };
        try (var server = listening();
                var scanners = scanners("127.0.0.1:" + server.getLocalPort(), Duration.ofSeconds(5))) {
            for (int i = 0; i < Breaker.FAILURES; i++) {
                var scanning = scanners.start(gone, QUESTION, Instant.now().plusSeconds(5));
                scanning.done().join();
                assertThat(scanning.findings().getFirst().reason()).isEqualTo("the message cannot be read: gone");
            }
            assertThat(scanners.answering()).containsEntry("clamd", true);
        }
    }

    @Test
    void one_that_is_not_there_at_the_start_is_told_before_any_message_and_until_it_is_there() throws IOException {
        int port = FreePorts.take();
        try (var scanners = scanners("127.0.0.1:" + port, Duration.ofSeconds(5), Duration.ofMillis(20))) {
            scanners.begin();
            await().untilAsserted(() -> assertThat(tally.troubles()).containsEntry("clamd", "Connection refused"));
            assertThat(scanners.answering()).as("it is asked all the same").containsEntry("clamd", true);
            try (var server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
                try (var socket = server.accept()) {
                    var in = new DataInputStream(socket.getInputStream());
                    in.readNBytes("zINSTREAM".length() + 1);
                    for (int size = in.readInt(); size > 0; size = in.readInt()) {
                        in.readNBytes(size);
                    }
                    socket.getOutputStream().write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
                }
                await().untilAsserted(() -> assertThat(tally.troubles()).containsEntry("clamd", "none"));
            }
        }
    }

    @Test
    void how_each_is_in_words() {
        var told = new ScannersMetrics(new SimpleMeterRegistry());
        assertThat(told.standing()).isEmpty();
        told.trouble("spam", null);
        told.trouble("virus", "Connection refused");
        assertThat(told.standing())
                .containsExactly(
                        Map.entry("spam", "answers"), Map.entry("virus", "does not answer: Connection refused"));
        told.away("virus", true);
        assertThat(told.standing()).containsEntry("virus", "is set aside: Connection refused");
        told.away("virus", false);
        told.trouble("virus", null);
        assertThat(told.standing()).containsEntry("virus", "answers");
    }

    private Scanners scanners(String address, Duration timeout) {
        return scanners(address, timeout, Duration.ofSeconds(60));
    }

    private Scanners scanners(String address, Duration timeout, Duration retry) {
        return new Scanners(
                List.of(new ScannerSettings(
                        "clamd", ScannerKind.CLAMD, ScannerAddress.parse(address), timeout, 2, 1 << 20, retry)),
                tally);
    }

    private static String ask(Scanners scanners) {
        var scanning = scanners.start(MESSAGE, QUESTION, Instant.now().plusSeconds(10));
        scanning.done().join();
        var finding = scanning.findings().getFirst();
        assertThat(finding.status()).isEqualTo(ScanFinding.Status.UNKNOWN);
        return String.valueOf(finding.reason());
    }

    /** Takes connections as the machine does, and says nothing. */
    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
