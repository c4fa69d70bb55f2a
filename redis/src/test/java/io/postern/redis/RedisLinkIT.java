// SPDX-License-Identifier: Apache-2.0
package io.postern.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.postern.contracts.access.RedisAccess;
import io.postern.embedded.EmbeddedRedis;
import io.postern.embedded.FreePorts;
import io.postern.testkit.system.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis late, gone, hung and back: nobody waits longer than the time-out, and it goes on by itself. */
class RedisLinkIT {
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    @Test
    void a_redis_that_starts_after_us_is_found_and_commands_fail_at_once_until_then() {
        int port = FreePorts.take();
        try (var link = new RedisLink(RedisAccess.plain("redis://127.0.0.1:" + port), TIMEOUT)) {
            for (int i = 0; i < 100; i++) {
                fails(link, RedisException.class);
            }
            assertThat(link.connected()).isFalse();
            try (var redis = started(port)) {
                await("found").until(link::connected);
                assertThat(ping(link)).isEqualTo("PONG");
                assertThat(redis.child().alive()).isTrue();
            }
        }
    }

    @Test
    void a_redis_that_went_and_came_back_is_used_again() {
        try (var redis = started(0);
                var link = connected(redis)) {
            redis.child().stop(Duration.ofSeconds(10));
            await("noticed").until(() -> !link.connected());
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                fails(link, RedisException.class);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            redis.start();
            await("back").until(link::connected);
            assertThat(ping(link)).isEqualTo("PONG");
        }
    }

    @Test
    void a_hung_redis_costs_the_timeout_and_is_used_again_afterwards() {
        try (var redis = started(0);
                var link = connected(redis)) {
            Processes.signal(redis.child().pid(), "STOP");
            try {
                long start = System.nanoTime();
                fails(link, RedisCommandTimeoutException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(4));
            } finally {
                Processes.signal(redis.child().pid(), "CONT");
            }
            assertThat(link.connected()).isTrue();
            await("answers again").ignoreExceptions().until(() -> "PONG".equals(ping(link)));
        }
    }

    @Test
    void a_connection_that_stays_silent_is_replaced() {
        try (var redis = started(0);
                var link = connected(redis)) {
            Processes.signal(redis.child().pid(), "STOP");
            try {
                await("given up").atMost(Duration.ofSeconds(30)).until(() -> {
                    fails(link, RedisException.class);
                    return !link.connected();
                });
            } finally {
                Processes.signal(redis.child().pid(), "CONT");
            }
            await("another one").until(link::connected);
            assertThat(ping(link)).isEqualTo("PONG");
        }
    }

    @Test
    void an_error_of_one_command_is_an_answer() {
        try (var redis = started(0);
                var link = connected(redis)) {
            link.run(commands -> commands.set("text", "x".getBytes(UTF_8)))
                    .toCompletableFuture()
                    .join();
            assertThatThrownBy(() -> link.run(commands -> commands.lpop("text"))
                            .toCompletableFuture()
                            .join())
                    .hasMessageContaining("WRONGTYPE");
            assertThat(ping(link)).isEqualTo("PONG");
        }
    }

    private EmbeddedRedis started(int port) {
        return EmbeddedRedis.start(folder, port).await(Duration.ofSeconds(20));
    }

    private static RedisLink connected(EmbeddedRedis redis) {
        var link = new RedisLink(RedisAccess.plain(redis.url()), TIMEOUT);
        await("connected").until(link::connected);
        return link;
    }

    private static String ping(RedisLink link) {
        return link.run(commands -> commands.ping()).toCompletableFuture().join();
    }

    private static void fails(RedisLink link, Class<? extends Throwable> how) {
        assertThatThrownBy(() -> ping(link))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(how);
    }
}
