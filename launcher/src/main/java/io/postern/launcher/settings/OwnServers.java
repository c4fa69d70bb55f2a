// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.RedisConfig;
import java.util.Optional;

/** Ways in are settings of an operator's own servers; what {@code up} starts by itself is open, on loopback alone. */
final class OwnServers {
    private OwnServers() {}

    /** @throws IllegalArgumentException with a sentence, if there is a way in and no server */
    static void check(KafkaConfig kafka, RedisConfig redis) {
        if (blank(kafka.bootstrapServers()) && kafka.security().protocol() != KafkaConfig.Protocol.PLAINTEXT) {
            throw new IllegalArgumentException("postern.kafka.security.protocol is for brokers of your own, and"
                    + " postern.kafka.bootstrap-servers names none");
        }
        boolean secret = redis.tls() || !blank(redis.username()) || !blank(redis.password());
        if (blank(redis.url()) && (secret || !blank(redis.passwordFile()))) {
            throw new IllegalArgumentException(
                    "a user, a password and TLS are for a Redis of your own, and postern.redis.url names none");
        }
    }

    private static boolean blank(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).isEmpty();
    }
}
