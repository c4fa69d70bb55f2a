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
class WhatTheServerBehindCannotTakeIsRefusedIT {
    private static final String TOO_BIG =
            "552 5.3.4 Message too big for the mail server behind; it takes at most 10000 octets";
    private static final String SENDER = "big@elsewhere.test";

    @Test
    void the_first_big_message_is_reported_and_the_next_is_refused_in_the_session(World world) {
        var books = new Books(world);
        var first = Mail.of("first big one", "0123456789\r\n".repeat(World.SMALL / 10));
        try (var client = world.friend()) {
            books.note(first, client.send(SENDER, first.text(), "a@small.test"), "a@small.test");
        }
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(new Books.Counts(1, 0, 1, 0, 0));
        var report = world.receiver().awaitFor(SENDER, Duration.ofSeconds(60));
        assertThat(report.text()).contains("Status: 5.3.4");

        try (var client = world.friend()) {
            Awaitility.await("the limit is known at the edge").until(() -> {
                client.command("RSET");
                client.command("MAIL FROM:<" + SENDER + "> SIZE=20000");
                return client.rcpt("b@small.test").last().startsWith(TOO_BIG);
            });
            assertThat(client.rcpt("b@local.test").code())
                    .as("another server takes it")
                    .isEqualTo(250);
            client.command("RSET");
            assertThat(client.send(SENDER, first.text(), "c@small.test").last())
                    .as("without a declared size it is known after DATA")
                    .startsWith(TOO_BIG);
            var small = Mail.about("a small one");
            assertThat(client.send(SENDER, small.text(), "d@small.test").code()).isEqualTo(250);
            var arrived = world.smallReceiver().awaitFor("d@small.test", Duration.ofSeconds(60));
            assertThat(small.is(arrived)).isTrue();
        }
        assertThat(world.smallReceiver().accepted()).hasSize(1);
        assertThat(world.receiver().acceptedFor(SENDER)).as("one report").hasSize(1);
    }
}
