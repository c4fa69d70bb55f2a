// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.DailyConduct;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.Verdict;
import io.postern.embedded.EmbeddedRedis;
import io.postern.testkit.servers.TestRedis;
import io.postern.testkit.system.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is noted is in Redis, by days; nothing waits for Redis. */
class RedisConductIT implements ConductTally {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final long TODAY = 20_783;
    private static final String KEY = "postern:conduct:{n:192.0.2.0/24}";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final AtomicInteger written = new AtomicInteger();
    private final Map<Dropped, AtomicInteger> dropped = new EnumMap<>(Dropped.class);
    private volatile Instant now = NOON;

    RedisConductIT() {
        for (var reason : Dropped.values()) {
            dropped.put(reason, new AtomicInteger());
        }
    }

    @Test
    void days_are_kept_apart_added_to_and_forgotten() {
        var redis = TestRedis.sharedAndEmpty();
        try (var conduct = connected(redis.url(), 100)) {
            conduct.note(accepted("192.0.2.7", 2));
            await().until(() -> written.get() == 1);
            assertThat(value(redis)).isEqualTo("20783:2");
            conduct.note(accepted("192.0.2.99", 3));
            await().until(() -> written.get() == 2);
            assertThat(value(redis)).isEqualTo("20783:5");

            now = NOON.plus(Duration.ofDays(29));
            conduct.note(accepted("192.0.2.7", 1));
            await().until(() -> written.get() == 3);
            assertThat(value(redis)).isEqualTo("20812:1 20783:5");
            assertThat(DailyConduct.total(value(redis), 20_812)).isEqualTo(new Conduct(6, 0, 0, 0));

            now = NOON.plus(Duration.ofDays(30));
            conduct.note(accepted("192.0.2.7", 1));
            await().until(() -> written.get() == 4);
            assertThat(value(redis)).isEqualTo("20813:1 20812:1");
            assertThat(seconds(redis)).isBetween(30 * 86_400L - 60, 30 * 86_400L);
        }
    }

    @Test
    void what_makes_no_sense_is_written_over_and_a_clock_that_is_ahead_is_borne() {
        var redis = TestRedis.sharedAndEmpty();
        set(redis, "hello:world");
        try (var conduct = connected(redis.url(), 100)) {
            conduct.note(accepted("192.0.2.7", 1));
            await().until(() -> written.get() == 1);
            assertThat(value(redis)).isEqualTo("20783:1");
            set(redis, "20784:7");
            conduct.note(accepted("192.0.2.7", 1));
            await().until(() -> written.get() == 2);
            assertThat(value(redis)).isEqualTo("20783:1 20784:7");
            set(redis, "20783:1,0,2,3,4");
            conduct.note(accepted("192.0.2.7", 1));
            await().until(() -> written.get() == 3);
            assertThat(value(redis)).isEqualTo("20783:2,0,2,3,4");
        }
    }

    @Test
    void a_flood_of_new_sources_is_stopped_and_known_ones_count_on() {
        var redis = TestRedis.sharedAndEmpty();
        set(redis, "20783:1");
        try (var conduct = connected(redis.url(), 0)) {
            conduct.note(accepted("198.51.100.1", 1));
            await().until(() -> dropped.get(Dropped.NEW).get() == 1);
            conduct.note(accepted("192.0.2.7", 1));
            await().until(() -> written.get() == 1);
            assertThat(value(redis)).isEqualTo("20783:2");
            assertThat(TestRedis.command(redis.port(), "DBSIZE")).isEqualTo(":1");
        }
    }

    @Test
    void a_source_takes_less_than_200_octets_of_redis() throws Exception {
        int sources = 2_000;
        try (var redis = EmbeddedRedis.start(folder, 0).await(Duration.ofSeconds(20));
                var conduct = connected(redis.url(), 2 * sources)) {
            conduct.note(accepted("203.0.113.1", 1));
            await().until(() -> written.get() == 1);
            long before = used(redis);
            for (int i = 0; i < sources; i++) {
                conduct.note(accepted("10." + (i >> 8) + "." + (i & 0xff) + ".7", 1));
            }
            await().until(() -> written.get() == 1 + sources);
            long each = (used(redis) - before) / sources;
            assertThat(each).as("octets of a source").isBetween(50L, 200L);
        }
    }

    @Test
    void while_redis_hangs_nobody_waits_and_what_is_lost_is_counted() {
        try (var redis = EmbeddedRedis.start(folder, 0).await(Duration.ofSeconds(20));
                var conduct = connected(redis.url(), 100, Duration.ofMillis(300))) {
            Processes.signal(redis.child().pid(), "STOP");
            try {
                long start = System.nanoTime();
                for (int i = 0; i < 1_000; i++) {
                    conduct.note(accepted("192.0.2.7", 1));
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
                await().until(() -> dropped.get(Dropped.AWAY).get() > 0);
            } finally {
                Processes.signal(redis.child().pid(), "CONT");
            }
            await("it goes on").until(() -> {
                conduct.note(accepted("192.0.2.7", 1));
                return written.get() > 0;
            });
        }
    }

    private RedisConduct connected(String url, int newSources) {
        return connected(url, newSources, PATIENCE);
    }

    private RedisConduct connected(String url, int newSources, Duration timeout) {
        var conduct =
                new RedisConduct(RedisAccess.plain(url), timeout, Duration.ofMillis(20), newSources, () -> now, this);
        await("connected").until(conduct::connected);
        return conduct;
    }

    private static String value(TestRedis redis) {
        return TestRedis.command(redis.port(), "EVAL \"return {ok=redis.call('GET','" + KEY + "')}\" 0")
                .substring(1);
    }

    private static void set(TestRedis redis, String value) {
        TestRedis.command(redis.port(), "SET " + KEY + " \"" + value + "\"");
    }

    private static long seconds(TestRedis redis) {
        return Long.parseLong(TestRedis.command(redis.port(), "TTL " + KEY).substring(1));
    }

    private static long used(EmbeddedRedis redis) {
        var used = "EVAL \"return tonumber(string.match(redis.call('INFO','memory'),'used_memory:(%d+)'))\" 0";
        return Long.parseLong(TestRedis.command(redis.port(), used).substring(1));
    }

    @Override
    public void written(int sources) {
        written.addAndGet(sources);
    }

    @Override
    public void dropped(Dropped reason, int sources) {
        dropped.get(reason).addAndGet(sources);
    }

    private static Judgement accepted(String client, int recipients) {
        var inquiry = new Inquiry.Message(
                "1",
                "s",
                NOON,
                new Client(client, 25_000, "mx", ListenerKind.MX, false),
                "mx",
                null,
                "ada@good.test",
                List.of(),
                "m",
                10,
                null,
                null,
                null);
        var connection =
                new ConnectionFindings(new ReverseDns(ReverseDns.Status.UNKNOWN, null, List.of()), List.of(), false);
        Decision accept = new Decision.Accept("accepted");
        return new Judgement(
                NOON,
                new Assessment(inquiry, Findings.OfMessage.only(connection), List.of()),
                new Verdict.Message("1", "p", Lane.INCOMING, Collections.nCopies(recipients, accept)));
    }
}
