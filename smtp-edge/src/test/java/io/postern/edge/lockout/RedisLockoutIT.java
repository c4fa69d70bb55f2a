// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.postern.contracts.access.RedisAccess;
import io.postern.embedded.EmbeddedRedis;
import io.postern.redis.RedisLink;
import io.postern.testkit.servers.TestRedis;
import io.postern.testkit.system.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, and what only Redis can promise. */
class RedisLockoutIT implements LockoutContract {
    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static RedisLink link;
    private static RedisLockout lockout;
    private static RedisClient client;
    private static RedisCommands<String, String> redis;

    @TempDir
    Path folder;

    @BeforeAll
    static void connect() {
        var url = TestRedis.sharedAndEmpty().url();
        link = new RedisLink(RedisAccess.plain(url), Duration.ofSeconds(2));
        lockout = new RedisLockout(link, SETTINGS);
        client = RedisClient.create(url);
        redis = client.connect().sync();
        await("connected").until(link::connected);
    }

    @AfterAll
    static void close() {
        link.close();
        client.shutdown();
    }

    @Override
    public Lockout lockout() {
        return lockout;
    }

    @Test
    void without_a_time_given_the_clock_of_redis_counts() {
        var anna = LockoutContract.name();
        var here = LockoutContract.network();
        for (int i = 0; i < 8; i++) {
            note(Attempt.FAILED, anna, here);
        }
        assertThat(note(Attempt.BEGINS, anna, here)).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(128));
    }

    @Test
    void everything_is_forgotten_by_itself() {
        var anna = LockoutContract.name();
        var here = LockoutContract.network();
        note(Attempt.FAILED, anna, here);
        var keys = RedisLockout.keys(anna, here);
        for (int i = 0; i < 3; i++) {
            assertThat(redis.pttl(keys[i]))
                    .isBetween(
                            Duration.ofHours(5).toMillis(), Duration.ofHours(6).toMillis());
        }
        at(Instant.now().plusSeconds(5), Attempt.SUCCEEDED, anna, here);
        assertThat(redis.exists(keys[0], keys[2])).isZero();
        assertThat(redis.pttl(keys[3]))
                .isBetween(Duration.ofDays(29).toMillis(), Duration.ofDays(30).toMillis());
    }

    @Test
    void something_else_under_our_keys_holds_nobody() {
        var anna = LockoutContract.name();
        var here = LockoutContract.network();
        var keys = RedisLockout.keys(anna, here);
        redis.lpush(keys[0], "a list");
        redis.set(keys[1], "x");
        redis.set(keys[2], "9:x");
        redis.set(keys[3], "soon");
        assertThat(note(Attempt.BEGINS, anna, here)).isZero();
        assertThat(note(Attempt.FAILED, anna, here)).isZero();
        assertThat(note(Attempt.BEGINS, anna, here)).isPositive();
    }

    @Test
    void of_many_that_fail_at_once_each_counts() {
        var anna = LockoutContract.name();
        var noted = new ArrayList<CompletableFuture<Duration>>();
        for (int i = 0; i < 11; i++) {
            noted.add(lockout.note(Attempt.FAILED, anna, LockoutContract.network(), NOON)
                    .toCompletableFuture());
        }
        noted.forEach(CompletableFuture::join);
        assertThat(at(NOON, Attempt.BEGINS, anna, LockoutContract.network())).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void while_redis_hangs_this_process_counts_for_itself() {
        try (var own = EmbeddedRedis.start(folder, 0).await(Duration.ofSeconds(20));
                var hung = new RedisLink(RedisAccess.plain(own.url()), TIMEOUT)) {
            await("connected").until(hung::connected);
            var bare = new RedisLockout(hung, SETTINGS);
            var guarded =
                    new GuardedLockout(bare, new MemoryLockout(SETTINGS, InstantSource.system()), System::nanoTime);
            var anna = LockoutContract.name();
            Processes.signal(own.child().pid(), "STOP");
            try {
                assertThatThrownBy(() -> bare.note(Attempt.BEGINS, anna, "here", NOON)
                                .toCompletableFuture()
                                .join())
                        .isInstanceOf(CompletionException.class);
                long start = System.nanoTime();
                for (int i = 0; i < 11; i++) {
                    guarded.note(Attempt.FAILED, anna, "here", NOON)
                            .toCompletableFuture()
                            .join();
                }
                assertThat(guarded.note(Attempt.BEGINS, anna, "elsewhere", NOON)
                                .toCompletableFuture()
                                .join())
                        .isEqualTo(Duration.ofMinutes(15));
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(4));
            } finally {
                Processes.signal(own.child().pid(), "CONT");
            }
            await("together again")
                    .until(() -> guarded.note(Attempt.BEGINS, anna, "elsewhere", NOON)
                            .toCompletableFuture()
                            .join()
                            .isZero());
        }
    }

    private static Duration note(Attempt attempt, String account, String network) {
        return lockout.note(attempt, account, network, null)
                .toCompletableFuture()
                .join();
    }

    private static Duration at(Instant now, Attempt attempt, String account, String network) {
        return lockout.note(attempt, account, network, now)
                .toCompletableFuture()
                .join();
    }
}
