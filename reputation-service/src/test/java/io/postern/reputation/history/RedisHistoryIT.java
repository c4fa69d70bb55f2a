// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.MailSource;
import io.postern.contracts.finding.HistoryFinding.Source;
import io.postern.embedded.EmbeddedRedis;
import io.postern.testkit.servers.TestRedis;
import io.postern.testkit.system.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what policy has counted; nothing is known while Redis is away. */
class RedisHistoryIT {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final MailSource NETWORK = new MailSource(Source.NETWORK, "192.0.2.0/24");
    private static final MailSource DOMAIN = new MailSource(Source.DOMAIN, "good.test");

    @TempDir
    Path folder;

    @Test
    void what_was_counted_is_read_and_of_who_was_never_seen_it_is_known_that_there_is_nothing() {
        var redis = TestRedis.sharedAndEmpty();
        TestRedis.command(redis.port(), "SET postern:conduct:{n:192.0.2.0/24} \"20783:5,1 20754:1,0,0,2 20753:9\"");
        try (var history = connected(redis.url(), RedisHistory.FRESH)) {
            assertThat(ask(history, NETWORK, DOMAIN))
                    .isEqualTo(Map.of(NETWORK, new Conduct(6, 1, 0, 2), DOMAIN, Conduct.NONE));
            redis.empty();
            assertThat(history.of(List.of(NETWORK)))
                    .as("what was read a moment ago is not asked for")
                    .isCompletedWithValue(Map.of(NETWORK, new Conduct(6, 1, 0, 2)));
        }
    }

    @Test
    void a_hung_redis_costs_one_timeout_and_nothing_is_known() {
        try (var redis = EmbeddedRedis.start(folder, 0).await(Duration.ofSeconds(20));
                var history = connected(redis.url(), Duration.ZERO)) {
            assertThat(ask(history, NETWORK)).hasSize(1);
            Processes.signal(redis.child().pid(), "STOP");
            try {
                assertThat(ask(history, NETWORK)).isEmpty();
                long start = System.nanoTime();
                for (int i = 0; i < 500; i++) {
                    assertThat(ask(history, NETWORK)).isEmpty();
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            } finally {
                Processes.signal(redis.child().pid(), "CONT");
            }
            await("it goes on").until(() -> !ask(history, NETWORK).isEmpty());
        }
    }

    @Test
    void a_redis_that_is_not_there_is_nothing_known_at_once() {
        try (var history = new RedisHistory(RedisAccess.plain("redis://127.0.0.1:1"), TIMEOUT)) {
            assertThat(history.of(List.of(NETWORK))).isCompletedWithValue(Map.of());
        }
    }

    private static RedisHistory connected(String url, Duration fresh) {
        var history = new RedisHistory(RedisAccess.plain(url), TIMEOUT, fresh, () -> NOON);
        await("connected").until(history::connected);
        return history;
    }

    private static Map<MailSource, Conduct> ask(RedisHistory history, MailSource... sources) {
        return history.of(List.of(sources)).join();
    }
}
