// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.behind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.behind.Offer;
import io.postern.redis.RedisLink;
import io.postern.testkit.servers.TestRedis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisOffersIT {
    private final TestRedis redis = TestRedis.sharedAndEmpty();
    private final RedisLink link = new RedisLink(RedisAccess.plain(redis.url()), Duration.ofSeconds(2));
    private final RedisOffers offers = new RedisOffers(link, address -> address.endsWith("local.test"));

    @BeforeEach
    void connect() {
        await("connected").until(link::connected);
    }

    @AfterEach
    void close() {
        link.close();
    }

    @Test
    void what_a_server_of_ours_offers_can_be_read_and_is_forgotten_after_days() {
        offers.seen(
                List.of("anna@Local.test", "bert@local.test", "carl@elsewhere.test", "postmaster"),
                new Offer(10_000, true, false));
        await("noted").until(() -> "SIZE=10000 8BITMIME".equals(noted("local.test")));
        assertThat(TestRedis.command(redis.port(), "DBSIZE")).isEqualTo(":1");
        var left = Long.parseLong(TestRedis.command(redis.port(), "PTTL " + Offer.key("local.test"))
                .substring(1));
        assertThat(Duration.ofMillis(left)).isBetween(RedisOffers.LIFE.minusMinutes(1), RedisOffers.LIFE);
    }

    @Test
    void only_what_has_changed_is_written() {
        offers.seen(List.of("anna@local.test"), new Offer(10_000, true, false));
        await("noted").until(() -> "SIZE=10000 8BITMIME".equals(noted("local.test")));
        redis.empty();
        offers.seen(List.of("anna@local.test"), new Offer(10_000, true, false));
        offers.seen(List.of("anna@sub.local.test"), new Offer(0, true, true));
        await("the other is noted, so the one before would be")
                .until(() -> "SIZE=0 8BITMIME SMTPUTF8".equals(noted("sub.local.test")));
        assertThat(noted("local.test")).isNull();
        offers.seen(List.of("anna@local.test"), new Offer(0, false, false));
        await("the change is noted").until(() -> "SIZE=0".equals(noted("local.test")));
    }

    private @Nullable String noted(String domain) {
        byte @Nullable [] value = link.run(redis -> redis.get(Offer.key(domain)))
                .toCompletableFuture()
                .join();
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
