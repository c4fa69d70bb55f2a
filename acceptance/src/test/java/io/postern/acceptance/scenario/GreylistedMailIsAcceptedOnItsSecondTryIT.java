// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.testkit.mail.Postfix;
import io.postern.testkit.mail.Swaks;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class GreylistedMailIsAcceptedOnItsSecondTryIT {

    @Test
    void with_swaks_as_the_client(World world) {
        var swaks = Swaks.to(world.postern().mxPort())
                .client("198.18.0.11", "h11.senders.test")
                .from("anna@senders.test")
                .to("swaks@local.test")
                .subject("greylisting");

        var first = swaks.run();
        assertThat(first.output()).contains("451 4.7.1 Greylisted, please try again in 2 seconds");
        assertThat(first.code()).isNotZero();

        Awaitility.await("the second try is accepted").until(() -> swaks.run().code() == 0);
        var third = swaks.run();
        assertThat(third.output()).contains("250 2.0.0 Accepted as ");
        world.receiver().awaitFor("swaks@local.test", Duration.ofSeconds(60));
        Awaitility.await("both messages arrive")
                .until(() -> world.receiver().acceptedFor("swaks@local.test").size() == 2);
    }

    @Test
    void with_postfix_as_the_client(World world) {
        try (var postfix = Postfix.sendingTo(world.postern().mxPort())) {
            postfix.submit("anna@senders.test", "postfix-client@local.test", "Subject: greylisting\n\nHello\n");

            var message = world.receiver().awaitFor("postfix-client@local.test", Duration.ofSeconds(60));
            assertThat(message.text()).endsWith("\r\n\r\nHello\r\n");
            assertThat(postfix.log())
                    .contains("451 4.7.1 Greylisted, please try again in ")
                    .contains("status=sent (250 2.0.0 Accepted as ");
        }
        assertThat(world.receiver().acceptedFor("postfix-client@local.test")).hasSize(1);
    }

    @Test
    void in_between_the_reply_counts_down(World world) {
        var books = new Books(world);
        var mail = Mail.about("counting down");
        try (var client = world.strangerFrom("198.18.0.12")) {
            client.mail("anna@senders.test");
            assertThat(client.rcpt("count@local.test").last())
                    .startsWith("451 4.7.1 Greylisted, please try again in 2 seconds http");
            Awaitility.await("a second less")
                    .atMost(World.BLOCK_PERIOD)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> client.rcpt("count@local.test").last().contains("in 1 seconds http"));
            Awaitility.await("the end of the block period")
                    .atMost(World.BLOCK_PERIOD)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> client.rcpt("count@local.test").code() == 250);
            books.note(mail, client.data(mail.text()), "count@local.test");
        }
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1));
    }
}
