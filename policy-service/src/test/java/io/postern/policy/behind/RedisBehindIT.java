// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.behind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.behind.Offer;
import io.postern.embedded.EmbeddedRedis;
import io.postern.testkit.servers.TestRedis;
import io.postern.testkit.system.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what a worker has noted; nothing is known while Redis is away. */
class RedisBehindIT {
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final Duration SOON = Duration.ofMillis(200);

    @TempDir
    Path folder;

    @Test
    void what_was_noted_is_read_and_what_makes_no_sense_is_unknown() {
        var redis = TestRedis.sharedAndEmpty();
        TestRedis.command(redis.port(), "SET postern:behind:{local.test} SIZE=10000");
        TestRedis.command(redis.port(), "SET postern:behind:{odd.test} hello");
        try (var behind = connected(redis.url(), SOON)) {
            assertThat(ask(behind, "local.test", "odd.test", "new.test"))
                    .isEqualTo(Map.of("local.test", new Offer(10_000, false, false)));
            TestRedis.command(redis.port(), "SET postern:behind:{local.test} SIZE=20000");
            await("the new limit is seen")
                    .until(() ->
                            ask(behind, "local.test").equals(Map.of("local.test", new Offer(20_000, false, false))));
            redis.empty();
            await("it is forgotten").until(() -> ask(behind, "local.test").isEmpty());
        }
    }

    @Test
    void a_hung_redis_costs_one_timeout_and_refuses_nobody() {
        try (var redis = EmbeddedRedis.start(folder, 0).await(Duration.ofSeconds(20));
                var behind = connected(redis.url(), Duration.ZERO)) {
            TestRedis.command(redis.port(), "SET postern:behind:{local.test} SIZE=10000");
            assertThat(ask(behind, "local.test")).hasSize(1);
            Processes.signal(redis.child().pid(), "STOP");
            try {
                assertThat(ask(behind, "local.test")).isEmpty();
                long start = System.nanoTime();
                for (int i = 0; i < 500; i++) {
                    assertThat(ask(behind, "local.test")).isEmpty();
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            } finally {
                Processes.signal(redis.child().pid(), "CONT");
            }
            await("it goes on").until(() -> !ask(behind, "local.test").isEmpty());
        }
    }

    private static RedisBehind connected(String url, Duration fresh) {
        var behind = new RedisBehind(RedisAccess.plain(url), TIMEOUT, fresh);
        await("connected").until(behind::connected);
        return behind;
    }

    private static Map<String, Offer> ask(RedisBehind behind, String... domains) {
        return behind.offers(Set.of(domains)).toCompletableFuture().join();
    }
}
