// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.RedisAccess;
import io.postern.redis.RedisLink;
import io.postern.testkit.servers.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisSiteWaitsIT {
    private static final Duration FIVE = Duration.ofMinutes(5);
    private final TestRedis redis = TestRedis.sharedAndEmpty();
    private final RedisLink link = new RedisLink(RedisAccess.plain(redis.url()), Duration.ofSeconds(2));
    private final AtomicLong nanos = new AtomicLong();
    private final RedisSiteWaits waits = new RedisSiteWaits(link, nanos::get, 10);
    private Instant now = Instant.now();

    @BeforeEach
    void connected() {
        await().ignoreExceptions().until(() -> get(link.run(c -> c.ping())).equals("PONG"));
    }

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void what_one_worker_learns_the_other_knows() {
        get(waits.add(List.of(taken("x.test", FIVE))));
        var other = new RedisSiteWaits(link, nanos::get, 10);
        await().until(() -> FIVE.equals(other.of("x.test")));
        assertThat(other.of("y.test")).isNull();
    }

    @Test
    void what_is_learned_is_known_to_the_learner_at_once() {
        await().until(() -> waits.of("x.test") == null);
        get(waits.add(List.of(taken("x.test", FIVE))));
        await().until(() -> FIVE.equals(waits.of("x.test")));
    }

    @Test
    void an_observation_counts_once() {
        var same = taken("x.test", FIVE);
        get(waits.add(List.of(same, same)));
        get(waits.add(List.of(same)));
        assertThat(command("LLEN postern:wait:{x.test}")).isEqualTo(":1");
    }

    @Test
    void the_last_fifty_are_kept_and_not_for_ever() {
        for (int i = 0; i < 3; i++) {
            var many = new ArrayList<Observation>();
            for (int k = 0; k < 40; k++) {
                many.add(taken("x.test", FIVE.plusSeconds(100 * i)));
            }
            get(waits.add(many));
        }
        assertThat(command("LLEN postern:wait:{x.test}")).isEqualTo(":50");
        assertThat(command("LRANGE postern:wait:{x.test} 39 39")).isEqualTo("*1");
        assertThat(Long.parseLong(command("TTL postern:wait:{x.test}").substring(1)))
                .isBetween(89 * 86_400L, 90 * 86_400L);
        await().until(() -> FIVE.plusSeconds(100).equals(waits.of("x.test")));
    }

    @Test
    void of_many_domains_those_seen_last_are_remembered() {
        for (int i = 0; i < 40; i++) {
            get(waits.add(List.of(taken("busy.test", FIVE), taken("d" + i + ".test", FIVE))));
        }
        assertThat(command("ZCARD postern:waits")).isEqualTo(":10");
        assertThat(command("EXISTS postern:wait:{d0.test} postern:wait:{d20.test}"))
                .isEqualTo(":0");
        assertThat(command("EXISTS postern:wait:{busy.test} postern:wait:{d39.test}"))
                .isEqualTo(":2");
        // The ten sites and the list of them.
        assertThat(command("DBSIZE")).isEqualTo(":11");
    }

    @Test
    void partitions_that_are_read_are_known_until_redis_is_emptied() {
        assertThat(get(waits.unread(List.of(0, 1)))).isEqualTo(Set.of(0, 1));
        get(waits.reading(List.of(1)));
        assertThat(get(waits.unread(List.of(0, 1)))).isEqualTo(Set.of(0));
        redis.empty();
        assertThat(get(waits.unread(List.of(0, 1)))).isEqualTo(Set.of(0, 1));
    }

    @Test
    void without_redis_the_last_known_holds() {
        get(waits.add(List.of(taken("x.test", FIVE))));
        await().until(() -> FIVE.equals(waits.of("x.test")));
        link.close();
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(waits.of("x.test")).isEqualTo(FIVE);
        assertThat(waits.of("x.test")).isEqualTo(FIVE);
        assertThat(waits.of("y.test")).isNull();
    }

    /** Each a second later. */
    private Observation taken(String destination, Duration after) {
        now = now.plusSeconds(1);
        return Objects.requireNonNull(Observation.of(Seen.taken(destination, now, after)));
    }

    private String command(String command) {
        return TestRedis.command(redis.port(), command);
    }

    static <T> T get(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer of Redis: " + Arrays.toString(e.getStackTrace()), e);
        }
    }
}
