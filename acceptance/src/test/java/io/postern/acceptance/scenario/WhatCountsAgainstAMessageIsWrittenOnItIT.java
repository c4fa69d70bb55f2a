// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.HandedOn;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.topic.Topics;
import io.postern.testkit.smtp.ReceivedMessage;
import io.postern.testkit.smtp.SmtpReply;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handed on by an upstream, so that nothing waits for the greylist; judged by the hop before it. */
@ExtendWith(SharedWorld.class)
class WhatCountsAgainstAMessageIsWrittenOnItIT {
    private static final String LISTED = "198.18.0.49";
    private static final String LISTED_WITHOUT_A_NAME = "203.0.113.6";

    @Test
    void a_message_that_scores_arrives_with_its_score_and_a_tag(World world) {
        var books = new Books(world);
        var mail = Mail.about("scores");
        books.note(mail, send(world, mail, LISTED, "scored@local.test"), "scored@local.test");
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1));
        var arrived = world.receiver().accepted().stream().filter(mail::is).toList();
        assertThat(arrived).hasSize(1);
        var text = arrived.getFirst().text();
        assertThat(text)
                .startsWith("Authentication-Results: ")
                .contains(";\r\n\tiprev=pass (h49.senders.test) policy.iprev=198.18.0.49")
                .contains("X-Spam-Flag: YES\r\nX-Spam-Score: 5.0\r\nX-Spam-Level: *****\r\nX-Spam-Status: Yes,")
                .contains("Subject: [**** Junk E-Mail ****] scores\r\n");
        assertThat(untagged(arrived.getFirst())).endsWith(HandedOn.received(LISTED) + mail.text());
    }

    @Test
    void one_that_scores_too_much_is_set_aside_and_the_books_know(World world) {
        var mail = Mail.about("scores too much");
        var to = "aside@local.test";
        var id = Books.messageId(send(world, mail, LISTED_WITHOUT_A_NAME, to));
        var topics = world.postern().topics();
        Awaitility.await("its end")
                .untilAsserted(() -> assertThat(topics.outcomes())
                        .filteredOn(outcome -> outcome.messageId().equals(id))
                        .singleElement()
                        .satisfies(outcome -> {
                            assertThat(outcome.status()).isEqualTo(DeliveryOutcome.Status.REMOVED);
                            assertThat(outcome.settlement().rule()).isEqualTo("score-high");
                        }));
        assertThat(topics.events(Topics.QUARANTINE, QuarantinedMessage.class))
                .filteredOn(entry -> entry.message().messageId().equals(id))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.rule()).isEqualTo("score-high");
                    assertThat(entry.reason()).isEqualTo("its score is 7.0: reverse-dns-unconfirmed,dnsbl-listed");
                    assertThat(entry.message().headers()).contains("X-Spam-Flag: YES\r\n");
                });
        assertThat(world.receiver().acceptedFor(to)).isEmpty();
        Awaitility.await("the books").untilAsserted(() -> {
            var page = world.postern().books();
            assertThat(page.path("removed").path("score-high").asLong()).isEqualTo(1);
            assertThat(page.path("difference").asLong()).isZero();
        });
    }

    private static SmtpReply send(World world, Mail mail, String from, String to) {
        var reply = HandedOn.send(world, mail.text(), from, to);
        assertThat(reply.code()).isEqualTo(250);
        return reply;
    }

    private static String untagged(ReceivedMessage message) {
        return message.text().replace("Subject: [**** Junk E-Mail ****] ", "Subject: ");
    }
}
