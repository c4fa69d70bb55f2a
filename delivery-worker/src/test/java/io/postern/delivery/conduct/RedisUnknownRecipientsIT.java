// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.conduct;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.DailyConduct;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.ReplyClass;
import io.postern.redis.RedisLink;
import io.postern.testkit.servers.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedisUnknownRecipientsIT {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final long TODAY = 20_783;
    private static final String KNOWN = "postern:conduct:{n:192.0.2.0/24}";

    @Test
    void a_network_that_is_known_has_them_added_and_others_are_not_taken_up() throws Exception {
        var redis = TestRedis.sharedAndEmpty();
        var link = new RedisLink(RedisAccess.plain(redis.url()), Duration.ofSeconds(2));
        try {
            await("connected").until(link::connected);
            link.run(commands -> commands.set(KNOWN, "20783:4".getBytes(UTF_8)))
                    .toCompletableFuture()
                    .join();
            var unknown = new RedisUnknownRecipients(link, InstantSource.fixed(NOON));
            see(unknown, "198.51.100.7");
            see(unknown, "192.0.2.99");
            await("counted").until(() -> value(link).equals("20783:4,0,1"));
            assertThat(DailyConduct.total(value(link), TODAY)).isEqualTo(new Conduct(4, 0, 1, 0));
            assertThat(TestRedis.command(redis.port(), "DBSIZE")).isEqualTo(":1");
        } finally {
            link.close();
        }
    }

    private static void see(UnknownRecipients unknown, String address) {
        var message = Attempts.message(new Client(address, 25_000, "mx", ListenerKind.MX, false), Lane.INCOMING);
        unknown.seen(message, List.of(Attempts.outcome(message, Status.FAILED, ReplyClass.NO_SUCH_USER, true)));
    }

    private static String value(RedisLink link) {
        byte[] value =
                link.run(commands -> commands.get(KNOWN)).toCompletableFuture().join();
        return new String(value, UTF_8);
    }
}
