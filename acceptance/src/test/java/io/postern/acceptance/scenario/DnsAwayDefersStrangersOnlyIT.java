// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Mail;
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
        var mail = Mail.about("no DNS");
        world.dns().stop();
        try {
            try (var client = world.strangerFrom("198.18.0.31")) {
                client.mail("dns@unheard-of.test");
                assertThat(client.rcpt("dns-away@local.test").last()).startsWith("451 4.4.3 ");
            }
            try (var client = world.friend()) {
                books.note(
                        mail, client.send("a@local.test", mail.text(), "dns-away@local.test"), "dns-away@local.test");
            }
            assertThat(books.settle(Duration.ofSeconds(10))).isEqualTo(Books.Counts.allDelivered(1));
        } finally {
            world.dns().start();
        }
        Awaitility.await("strangers are judged again")
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    try (var client = world.strangerFrom("198.18.0.32")) {
                        client.mail("dns@senders.test");
                        return client.rcpt("dns-back@local.test").last().startsWith("451 4.7.1 Greylisted, ");
                    }
                });
    }

    @Test
    void mail_for_a_domain_that_must_be_looked_up_waits(World world) {
        var books = new Books(world);
        var mail = Mail.about("no MX without DNS");
        world.dns().stop();
        try (var client = world.friend()) {
            var reply = client.send("a@local.test", mail.text(), "dns-waits@sub.elsewhere.test");
            assertThat(reply.code()).isEqualTo(250);
            Awaitility.await("the first attempt was deferred")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> world.postern().topics().outcomes().stream()
                            .anyMatch(outcome -> outcome.messageId().equals(Books.messageId(reply))
                                    && outcome.reply().code() / 100 == 4));
            books.note(mail, reply, "dns-waits@sub.elsewhere.test");
        } finally {
            world.dns().start();
        }
        assertThat(books.settle(Duration.ofSeconds(30))).isEqualTo(Books.Counts.allDelivered(1));
    }
}
