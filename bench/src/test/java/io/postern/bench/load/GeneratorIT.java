// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.bench.sink.Sink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generator and sink against each other. */
class GeneratorIT {
    private final Sink sink = Sink.start(0);
    private final Traffic traffic = Traffic.usual("dest.test", "it");

    @AfterEach
    void stop() {
        sink.close();
    }

    @ParameterizedTest(name = "{0}, {1} on a connection")
    @CsvSource({"NONE,1", "XCLIENT,1", "PROXY,1", "XCLIENT,20"})
    void every_message_arrives_once(ClientAddress address, int perConnection) {
        var result = Generator.run(plan(sink.port(), 0, 500, 5120, address, perConnection), traffic);
        assertThat(result.accepted()).isEqualTo(500);
        assertThat(result.failures()).isEmpty();
        var count = sink.tally().count();
        assertThat(count.messages()).isEqualTo(500);
        assertThat(count.duplicates()).isZero();
        assertThat(count.octets()).isBetween(500 * 5119L, 500 * 5120L);
        assertThat(count.onTheWay().count()).isEqualTo(500);
        assertThat(result.banner().count()).isBetween(500L / perConnection, 500L / perConnection + 10);
        assertThat(result.rcpt().count()).isEqualTo(500);
    }

    @Test
    void a_rate_is_kept() {
        var result = Generator.run(plan(sink.port(), 200, 200, 5120, ClientAddress.NONE, 1), traffic);
        assertThat(result.accepted()).isEqualTo(200);
        assertThat(result.seconds()).isBetween(0.9, 2.0);
        assertThat(result.dueTo250().count()).isEqualTo(200);
    }

    @Test
    void messages_beyond_the_sockets_buffers_arrive_whole() {
        var result = Generator.run(plan(sink.port(), 0, 3, 20_000_000, ClientAddress.NONE, 1), traffic);
        assertThat(result.accepted()).isEqualTo(3);
        assertThat(sink.tally().count().octets()).isBetween(3 * 19_999_999L, 3 * 20_000_000L);
    }

    @Test
    void a_server_that_says_nothing_is_given_up_on() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"))) {
            var result = Generator.run(plan(silent.getLocalPort(), 0, 2, 5120, ClientAddress.NONE, 1), traffic);
            assertThat(result.failed()).isEqualTo(2);
            assertThat(result.failures()).containsEntry("banner no answer for 1 s", 2L);
        }
    }

    @Test
    void a_port_without_a_server_fails_each_message() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"))) {
            port = taken.getLocalPort();
        }
        var result = Generator.run(plan(port, 0, 5, 5120, ClientAddress.NONE, 1), traffic);
        assertThat(result.failed()).isEqualTo(5);
    }

    private static LoadPlan plan(
            int port, double rate, long count, int size, ClientAddress address, int perConnection) {
        return new LoadPlan(
                new InetSocketAddress("127.0.0.1", port),
                10,
                rate,
                count,
                Duration.ofSeconds(30),
                perConnection,
                size,
                address,
                Duration.ofSeconds(1),
                0);
    }
}
