// SPDX-License-Identifier: Apache-2.0
package io.postern.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.output.IntegerOutput;
import io.postern.contracts.access.RedisAccess;
import io.postern.redis.RedisScript.Call;
import io.postern.testkit.servers.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisScriptIT {
    private final TestRedis redis = TestRedis.sharedAndEmpty();
    private final RedisLink link = new RedisLink(RedisAccess.plain(redis.url()), Duration.ofSeconds(2));
    private final RedisScript<Long> append =
            new RedisScript<>(link, RedisScriptIT.class, "append.lua", IntegerOutput::new);

    @BeforeEach
    void connected() {
        await().until(link::connected);
        TestRedis.command(redis.port(), "SCRIPT FLUSH");
    }

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void a_redis_that_does_not_know_the_script_gets_it_and_runs_it_once() {
        assertThat(run("a", "xyz")).isEqualTo(3);
        assertThat(run("a", "xyz")).isEqualTo(6);
        TestRedis.command(redis.port(), "SCRIPT FLUSH");
        assertThat(run("a", "xyz")).isEqualTo(9);
    }

    @Test
    void calls_that_are_sent_together_are_answered_each_by_its_own() {
        var calls = List.of(call("a", "1"), call("b", "22"), call("a", "333"));
        assertThat(append.runAll(calls)).extracting(CompletableFuture::join).containsExactly(1L, 2L, 4L);
        assertThat(append.runAll(calls)).extracting(CompletableFuture::join).containsExactly(5L, 4L, 8L);
    }

    @Test
    void one_that_fails_does_not_spoil_the_others() {
        TestRedis.command(redis.port(), "LPUSH list x");
        var answers = append.runAll(List.of(call("a", "1"), call("list", "1"), call("b", "1")));
        assertThat(answers.getFirst().join()).isEqualTo(1);
        assertThatThrownBy(answers.get(1)::join).hasCauseInstanceOf(RedisCommandExecutionException.class);
        assertThat(answers.getLast().join()).isEqualTo(1);
    }

    private long run(String key, String value) {
        return append.run(new String[] {key}, value.getBytes(UTF_8))
                .toCompletableFuture()
                .join();
    }

    private static Call call(String key, String value) {
        return new Call(List.of(key), List.of(value.getBytes(UTF_8)));
    }
}
