// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void what_was_answered_survives_a_crash_of_the_server() throws Exception {
        try (var redis = EmbeddedRedis.start(folder, 0).await(PATIENCE)) {
            assertThat(ask(redis, "SET triplet known")).isEqualTo("+OK");

            redis.restart();

            assertThat(bulk(redis, "GET triplet")).contains("known");
        }
    }

    @Test
    void it_listens_on_loopback_only() throws Exception {
        try (var redis = EmbeddedRedis.start(folder, 0).await(PATIENCE)) {
            assertThat(bulk(redis, "CONFIG GET bind")).contains("127.0.0.1").doesNotContain("0.0.0.0");
        }
    }

    @Test
    void a_port_in_use_is_told_with_the_servers_words() {
        try (var first = EmbeddedRedis.start(folder.resolve("first"), 0).await(PATIENCE);
                var second = EmbeddedRedis.start(folder.resolve("second"), first.port())) {
            second.child().ended().join();
            assertThatThrownBy(() -> second.await(PATIENCE))
                    .hasMessageContaining("did not start")
                    .hasMessageContaining("in use");
        }
    }

    private static String ask(EmbeddedRedis redis, String command) throws IOException {
        return bulk(redis, command).lines().findFirst().orElse("");
    }

    private static String bulk(EmbeddedRedis redis, String command) throws IOException {
        try (var socket = new Socket("127.0.0.1", redis.port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            return String.join("\n", reader.readAllLines());
        }
    }
}
