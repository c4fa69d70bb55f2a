// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.postern.contracts.access.RedisAccess;
import io.postern.testkit.servers.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract, and what only Redis can promise. */
class RedisGreylistIT implements GreylistContract {
    private static RedisGreylist greylist;
    private static RedisClient client;
    private static RedisCommands<String, String> redis;

    @BeforeAll
    static void connect() {
        var url = TestRedis.sharedAndEmpty().url();
        greylist = new RedisGreylist(RedisAccess.plain(url), Duration.ofSeconds(2), SETTINGS);
        client = RedisClient.create(url);
        redis = client.connect().sync();
        await("connected").until(greylist::connected);
    }

    @AfterAll
    static void close() {
        greylist.close();
        client.shutdown();
    }

    @Override
    public Greylist greylist() {
        return greylist;
    }

    @Test
    void without_a_time_given_the_clock_of_redis_counts() {
        var triplet = GreylistContract.stranger();
        assertThat(now(triplet)).isEqualTo(new Standing.Stranger(Duration.ofMinutes(4)));
        assertThat(now(triplet))
                .isInstanceOfSatisfying(
                        Standing.Early.class,
                        early -> assertThat(early.left()).isBetween(Duration.ofSeconds(230), Duration.ofMinutes(4)));
        var value = redis.get(RedisKeys.of(triplet)[0]);
        var first = Instant.ofEpochMilli(Long.parseLong(value.substring(1)));
        assertThat(first)
                .isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(1));
    }

    @Test
    void redis_forgets_strangers_after_the_pass_period_and_the_known_after_their_expiration() {
        var triplet = GreylistContract.triplet("x.test", "192.0.2.0/24", "ttl@x.test");
        at(Duration.ZERO, triplet);
        assertThat(hoursLeft(triplet)).containsExactly(6L, 6L);
        at(Duration.ofHours(2), triplet);
        assertThat(hoursLeft(triplet)).containsExactly(36 * 24L, 36 * 24L);
    }

    @Test
    void a_second_key_that_comes_later_is_forgotten_no_later_than_the_first() {
        var sender = "later@x.test";
        at(Duration.ZERO, GreylistContract.triplet(List.of(), "192.0.2.0/24", sender));
        var triplet = GreylistContract.triplet("x.test", "192.0.2.0/24", sender);
        at(Duration.ofMinutes(3), triplet);
        assertThat(RedisKeys.of(triplet))
                .allSatisfy(key -> assertThat(redis.pttl(key))
                        .isBetween(
                                Duration.ofMinutes(356).toMillis(),
                                Duration.ofMinutes(357).toMillis()));
    }

    @Test
    void a_use_just_noted_is_not_written_again() {
        var triplet = GreylistContract.triplet(List.of(), "192.0.2.0/24", "often@x.test");
        at(Duration.ZERO, triplet);
        at(Duration.ofMinutes(4), triplet);
        var noted = redis.get(RedisKeys.of(triplet)[0]);
        at(Duration.ofMinutes(5), triplet);
        assertThat(redis.get(RedisKeys.of(triplet)[0])).isEqualTo(noted);
        at(Duration.ofHours(2), triplet);
        assertThat(redis.get(RedisKeys.of(triplet)[0])).isNotEqualTo(noted);
    }

    @Test
    void a_redis_that_has_lost_the_script_gets_it_again() {
        redis.scriptFlush();
        var strangers = new ArrayList<Triplet>();
        for (int i = 0; i < 50; i++) {
            strangers.add(GreylistContract.stranger());
        }
        assertThat(greylist.attempt(strangers, NOON).toCompletableFuture().join())
                .hasSize(50)
                .containsOnly(new Standing.Stranger(Duration.ofMinutes(4)));
    }

    @Test
    void a_redis_that_was_emptied_knows_only_strangers() {
        var triplet = GreylistContract.stranger();
        at(Duration.ZERO, triplet);
        at(Duration.ofMinutes(4), triplet);
        redis.flushall();
        assertThat(at(Duration.ofMinutes(5), triplet)).isInstanceOf(Standing.Stranger.class);
    }

    @Test
    void something_else_under_our_key_is_no_reason_to_refuse() {
        var triplet = GreylistContract.stranger();
        redis.lpush(RedisKeys.of(triplet)[0], "a list");
        var garbled = GreylistContract.stranger();
        redis.set(RedisKeys.of(garbled)[0], "x");
        assertThat(at(Duration.ZERO, triplet)).isEqualTo(new Standing.Stranger(Duration.ofMinutes(4)));
        assertThat(at(Duration.ZERO, garbled)).isEqualTo(new Standing.Stranger(Duration.ofMinutes(4)));
        assertThat(at(Duration.ofMinutes(4), garbled)).isInstanceOf(Standing.Waited.class);
    }

    @Test
    void of_many_racing_for_a_triplet_one_is_first() throws Exception {
        var triplet = GreylistContract.stranger();
        var go = new CountDownLatch(1);
        var racers = new ArrayList<CompletableFuture<Standing>>();
        for (int i = 0; i < 32; i++) {
            var racer = new CompletableFuture<Standing>();
            racers.add(racer);
            Thread.ofVirtual().start(() -> {
                try {
                    go.await();
                    racer.complete(at(Duration.ZERO, triplet));
                } catch (InterruptedException e) {
                    racer.completeExceptionally(e);
                }
            });
        }
        go.countDown();
        assertThat(racers.stream().map(CompletableFuture::join))
                .filteredOn(Standing.Stranger.class::isInstance)
                .hasSize(1);
    }

    private static Standing now(Triplet triplet) {
        return greylist.attempt(List.of(triplet), null)
                .toCompletableFuture()
                .join()
                .getFirst();
    }

    private static Standing at(Duration afterNoon, Triplet triplet) {
        return greylist.attempt(List.of(triplet), NOON.plus(afterNoon))
                .toCompletableFuture()
                .join()
                .getFirst();
    }

    private static List<Long> hoursLeft(Triplet triplet) {
        return List.of(RedisKeys.of(triplet)).stream()
                .map(key -> Math.ceilDiv(redis.ttl(key), 3600))
                .toList();
    }
}
