// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.RedisAccess;
import io.postern.embedded.EmbeddedRedis;
import io.postern.embedded.FreePorts;
import io.postern.testkit.servers.TestRedis;
import io.postern.testkit.system.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis hung, gone, late and back: greylisting is passed over, quickly, and goes on by itself. */
class RedisAwayIT {
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    @Test
    void a_hung_redis_costs_one_timeout_and_not_one_for_each_mail() {
        try (var redis = EmbeddedRedis.start(folder, 0).await(Duration.ofSeconds(20));
                var greylist = connected(redis.url())) {
            Processes.signal(redis.child().pid(), "STOP");
            try {
                assertThat(ask(greylist)).isInstanceOf(Standing.Away.class);
                long start = System.nanoTime();
                for (int i = 0; i < 500; i++) {
                    assertThat(ask(greylist)).isInstanceOf(Standing.Away.class);
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            } finally {
                Processes.signal(redis.child().pid(), "CONT");
            }
            await("it goes on").until(() -> ask(greylist) instanceof Standing.Stranger);
            assertThat(ask(greylist)).isInstanceOf(Standing.Stranger.class);
        }
    }

    @Test
    void those_under_way_when_redis_hangs_are_answered_within_the_timeout() {
        try (var redis = EmbeddedRedis.start(folder, 0).await(Duration.ofSeconds(20));
                var greylist = connected(redis.url())) {
            Processes.signal(redis.child().pid(), "STOP");
            try {
                var many = new ArrayList<Triplet>();
                for (int i = 0; i < 1000; i++) {
                    many.add(GreylistContract.stranger());
                }
                long start = System.nanoTime();
                var answers = List.of(greylist.attempt(many, null), greylist.attempt(many, null));
                for (var answer : answers) {
                    assertThat(answer.toCompletableFuture().join())
                            .hasSize(1000)
                            .containsOnly(new Standing.Away());
                }
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TIMEOUT.multipliedBy(4));
            } finally {
                Processes.signal(redis.child().pid(), "CONT");
            }
        }
    }

    @Test
    void a_connection_that_stays_silent_is_replaced() {
        try (var redis = EmbeddedRedis.start(folder, 0).await(Duration.ofSeconds(20));
                var greylist = connected(redis.url())) {
            Processes.signal(redis.child().pid(), "STOP");
            try {
                await("the silent connection is given up")
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> ask(greylist) instanceof Standing.Away && !greylist.connected());
            } finally {
                Processes.signal(redis.child().pid(), "CONT");
            }
            await("it goes on").until(() -> ask(greylist) instanceof Standing.Stranger);
        }
    }

    @Test
    void a_redis_that_went_and_came_back_is_used_again_with_what_it_kept() {
        try (var redis = EmbeddedRedis.start(folder, 0).await(Duration.ofSeconds(20));
                var greylist = connected(redis.url())) {
            var triplet = GreylistContract.stranger();
            assertThat(ask(greylist, triplet)).isInstanceOf(Standing.Stranger.class);
            redis.child().stop(Duration.ofSeconds(10));
            await("noticed").until(() -> ask(greylist) instanceof Standing.Away);
            long start = System.nanoTime();
            for (int i = 0; i < 500; i++) {
                assertThat(ask(greylist)).isInstanceOf(Standing.Away.class);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            redis.start();
            await("it goes on").until(() -> !(ask(greylist, triplet) instanceof Standing.Away));
            assertThat(ask(greylist, triplet)).isInstanceOf(Standing.Early.class);
        }
    }

    @Test
    void a_redis_that_starts_after_us_is_found() {
        int port = FreePorts.take();
        try (var greylist =
                new RedisGreylist(RedisAccess.plain("redis://127.0.0.1:" + port), TIMEOUT, GreylistContract.SETTINGS)) {
            assertThat(ask(greylist)).isInstanceOf(Standing.Away.class);
            try (var redis = EmbeddedRedis.start(folder, port).await(Duration.ofSeconds(20))) {
                assertThat(redis.child().alive()).isTrue();
                await("found").until(() -> ask(greylist) instanceof Standing.Stranger);
            }
        }
    }

    @Test
    void a_full_redis_is_passed_over() {
        try (var redis = EmbeddedRedis.start(folder, 0).await(Duration.ofSeconds(20));
                var greylist = connected(redis.url())) {
            TestRedis.command(redis.port(), "CONFIG SET maxmemory 1");
            assertThat(ask(greylist)).isInstanceOf(Standing.Away.class);
            TestRedis.command(redis.port(), "CONFIG SET maxmemory 0");
            await("it goes on").until(() -> ask(greylist) instanceof Standing.Stranger);
        }
    }

    private static RedisGreylist connected(String url) {
        var greylist = new RedisGreylist(RedisAccess.plain(url), TIMEOUT, GreylistContract.SETTINGS);
        await("connected").until(greylist::connected);
        ask(greylist);
        return greylist;
    }

    private static Standing ask(Greylist greylist) {
        return ask(greylist, GreylistContract.stranger());
    }

    private static Standing ask(Greylist greylist, Triplet triplet) {
        return greylist.attempt(List.of(triplet), null)
                .toCompletableFuture()
                .join()
                .getFirst();
    }
}
