// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.network.IpAddress;
import io.postern.embedded.EmbeddedRedis;
import io.postern.redis.RedisLink;
import io.postern.testkit.servers.TestRedis;
import io.postern.testkit.system.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, and what only Redis can promise. */
class RedisClusterLimitsIT implements ClusterLimitsContract {
    private static final byte[] CLIENT = ip("192.0.2.1");
    private static RedisLink link;
    private static RedisClient client;
    private static RedisCommands<String, String> redis;

    @TempDir
    Path folder;

    @BeforeAll
    static void connect() {
        var url = TestRedis.sharedAndEmpty().url();
        link = new RedisLink(RedisAccess.plain(url), Duration.ofSeconds(2));
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
    public ClusterLimits edge(String name) {
        return new RedisClusterLimits(link, SETTINGS, name);
    }

    @Test
    void an_address_and_its_network_are_under_keys_with_one_hash_tag() {
        assertThat(RedisClusterLimits.keys(Source.of(ip("192.0.2.7")), ""))
                .containsExactly("postern:limit:{192.0.2.0}:sessions:192.0.2.7", "postern:limit:{192.0.2.0}:sessions");
        assertThat(RedisClusterLimits.keys(Source.of(ip("2001:db8:1:2:3::4")), ""))
                .containsExactly(
                        "postern:limit:{2001:db8:1:2::}:sessions:2001:db8:1:2:3::4",
                        "postern:limit:{2001:db8:1:2::}:sessions");
        assertThat(RedisClusterLimits.key(Metered.MESSAGES, Source.of(ip("2001:db8:1:2:3::4")), ""))
                .isEqualTo("postern:limit:{2001:db8:1:2::}:messages");
    }

    @Test
    void whoever_has_no_session_and_a_full_bucket_leaves_nothing_behind() {
        var stranger = ClusterLimitsContract.stranger();
        edge("a").admit(new Open(stranger, 1, 1), null).toCompletableFuture().join();
        var keys = RedisClusterLimits.keys(stranger, "");
        assertThat(keys).allSatisfy(key -> assertThat(redis.pttl(key)).isBetween(30_000L, 45_000L));
        edge("a")
                .note(List.of(new Open(stranger, 0, 0)), null)
                .toCompletableFuture()
                .join();
        assertThat(redis.exists(keys.toArray(String[]::new))).isZero();

        edge("a")
                .take(Metered.MESSAGES, stranger, 1, null)
                .toCompletableFuture()
                .join();
        assertThat(redis.pttl(RedisClusterLimits.key(Metered.MESSAGES, stranger, "")))
                .isBetween(1L, 10_001L);
    }

    @Test
    void the_counts_of_an_edge_that_died_are_removed_by_those_who_live() {
        var stranger = ClusterLimitsContract.stranger();
        var keys = RedisClusterLimits.keys(stranger, "");
        keys.forEach(key -> redis.hset(key, "dead", "3:1000"));
        assertThat(edge("a")
                        .admit(new Open(stranger, 3, 3), null)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(Admission.ADMITTED);
        assertThat(keys).allSatisfy(key -> assertThat(redis.hgetall(key)).containsOnlyKeys("a"));
    }

    @Test
    void without_a_time_given_the_clock_of_redis_counts() {
        var stranger = ClusterLimitsContract.stranger();
        var edge = edge("a");
        for (int i = 0; i < 6; i++) {
            edge.take(Metered.MESSAGES, stranger, 1, null).toCompletableFuture().join();
        }
        assertThat(edge.take(Metered.MESSAGES, stranger, 1, null)
                        .toCompletableFuture()
                        .join())
                .isInstanceOfSatisfying(
                        Allowance.Wait.class,
                        wait -> assertThat(wait.left()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10)));
    }

    @Test
    void two_edges_and_a_redis_that_is_emptied() {
        var one = Gate.of(SETTINGS, link, "one");
        var other = Gate.of(SETTINGS, link, "other");
        for (int i = 0; i < 3; i++) {
            assertThat(admit(one)).isEqualTo(Admission.ADMITTED);
        }
        assertThat(admit(other)).isEqualTo(new Admission.TooManyFromAddress(3));
        redis.flushall();
        one.refresh();
        assertThat(admit(other)).isEqualTo(new Admission.TooManyFromAddress(3));
        one.release(CLIENT);
        assertThat(admit(other)).isEqualTo(Admission.ADMITTED);
        assertThat(one.missed() + other.missed()).isZero();
    }

    @Test
    void something_else_under_our_keys_is_no_reason_to_refuse() {
        var gate = Gate.of(SETTINGS, link, "a");
        var address = ip("203.0.113.1");
        RedisClusterLimits.keys(Source.of(address), "").forEach(key -> redis.set(key, "no hash"));
        redis.lpush(RedisClusterLimits.key(Metered.MESSAGES, Source.of(address), ""), "a list");
        assertThat(gate.admit(address, 0).toCompletableFuture().join()).isEqualTo(Admission.ADMITTED);
        assertThat(gate.take(Metered.MESSAGES, address, 1, 0)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(Allowance.ALLOWED);
        assertThat(gate.missed()).isPositive();
    }

    @Test
    void a_hung_redis_makes_every_edge_keep_to_its_limits_alone_and_nobody_wait() {
        try (var own = EmbeddedRedis.start(folder, 0).await(Duration.ofSeconds(20));
                var ownLink = new RedisLink(RedisAccess.plain(own.url()), Duration.ofMillis(500))) {
            await("connected").until(ownLink::connected);
            var one = Gate.of(SETTINGS, ownLink, "one");
            var other = Gate.of(SETTINGS, ownLink, "other");
            for (int i = 0; i < 3; i++) {
                assertThat(admit(one)).isEqualTo(Admission.ADMITTED);
            }
            assertThat(admit(other)).isEqualTo(new Admission.TooManyFromAddress(3));
            Processes.signal(own.child().pid(), "STOP");
            try {
                long start = System.nanoTime();
                for (int i = 0; i < 3; i++) {
                    assertThat(admit(other)).isEqualTo(Admission.ADMITTED);
                }
                assertThat(admit(other)).as("its own limit holds").isEqualTo(new Admission.TooManyFromAddress(3));
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(800));
            } finally {
                Processes.signal(own.child().pid(), "CONT");
            }
            other.release(CLIENT);
            other.release(CLIENT);
            other.release(CLIENT);
            await("together again").until(() -> {
                one.refresh();
                if (admit(other) instanceof Admission.Admitted) {
                    other.release(CLIENT);
                    return false;
                }
                return true;
            });
        }
    }

    private static Admission admit(Gate gate) {
        return gate.admit(CLIENT, System.nanoTime()).toCompletableFuture().join();
    }

    private static byte[] ip(String text) {
        return Objects.requireNonNull(IpAddress.parse(text), text);
    }
}
