// SPDX-License-Identifier: Apache-2.0
package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.RedisAccess;
import io.postern.testkit.servers.SecuredRedis;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisAccessIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void a_user_of_the_acl_comes_in_over_tls_and_nobody_else_does() {
        try (var redis = SecuredRedis.start(folder);
                var link = new RedisLink(access(redis, SecuredRedis.PASSWORD, redis.authority()), TIMEOUT);
                var guessing = new RedisLink(access(redis, "guessed", redis.authority()), TIMEOUT);
                var trusting = new RedisLink(access(redis, SecuredRedis.PASSWORD, null), TIMEOUT)) {
            await("it is connected").atMost(Duration.ofSeconds(40)).until(link::connected);
            var value = "there".getBytes(StandardCharsets.UTF_8);
            link.run(commands -> commands.set("key", value))
                    .toCompletableFuture()
                    .join();
            assertThat(link.run(commands -> commands.get("key"))
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(value);
            assertThat(guessing.connected()).as("with a wrong password").isFalse();
            assertThat(trusting.connected())
                    .as("where the JDK does not trust the server")
                    .isFalse();
        }
    }

    @Test
    void no_text_of_it_tells_a_secret() {
        var access = new RedisAccess(
                "rediss://anna:swordfish@redis:6380/1", Optional.of("a"), Optional.of("b"), true, Optional.empty());
        assertThat(access).hasToString("rediss://redis:6380/1");
    }

    private static RedisAccess access(SecuredRedis redis, String password, Path authority) {
        return new RedisAccess(
                redis.url(),
                Optional.of(SecuredRedis.USER),
                Optional.of(password),
                true,
                Optional.ofNullable(authority).map(Path::toString));
    }
}
