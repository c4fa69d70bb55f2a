// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class DnsAwayDefersStrangersOnlyIT {

    @Test
    void strangers_come_back_later_and_our_own_mail_goes_on(World world) {
        var books = new Books(world);
        world.dns().stop();
        try {
            try (var client = world.strangerFrom("198.18.0.31")) {
                client.mail("dns@unheard-of.test");
                assertThat(client.rcpt("dns-away@local.test").last()).startsWith("451 4.4.3 ");
            }
            books.handOver("no DNS", "a@local.test", "dns-away@local.test");
            assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1));
        } finally {
            world.dns().start();
        }
        Awaitility.await("strangers are judged again").until(() -> {
            try (var client = world.strangerFrom("198.18.0.32")) {
                client.mail("dns@senders.test");
                return client.rcpt("dns-back@local.test").last().startsWith("451 4.7.1 Greylisted, ");
            }
        });
    }

    @Test
    void mail_for_a_domain_that_must_be_looked_up_waits(World world) {
        var books = new Books(world);
        var recipient = "dns-waits@sub.elsewhere.test";
        world.dns().stop();
        try {
            books.handOver("no MX without DNS", "a@local.test", recipient);
            Awaitility.await("the first attempt was deferred")
                    .until(() -> world.postern().topics().outcomes().stream()
                            .anyMatch(outcome -> outcome.recipient().equals(recipient)
                                    && outcome.reply().temporary()));
        } finally {
            world.dns().start();
        }
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1));
    }
}
