// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.testkit.smtp.SmtpReply;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A teacher writes to a class: one message for each of 300 recipients, all at once, from one address. */
@ExtendWith(SharedWorld.class)
class ThreeHundredMessagesAtOnceAllArriveIT {

    @Test
    void each_is_accepted_at_the_first_try_and_arrives_once(World world) throws Exception {
        var books = new Books(world);
        try (var sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = sessions.invokeAll(IntStream.range(0, 300)
                    .<Callable<SmtpReply>>mapToObj(n -> () -> one(world, books, "pupil" + n + "@local.test"))
                    .toList());
            for (var reply : replies) {
                assertThat(reply.get().code()).isEqualTo(250);
            }
        }
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(300));
        Awaitility.await("the books know of it")
                .until(() -> world.postern()
                        .queue("recipient=@local.test&sender=teacher@local.test")
                        .isEmpty());
        assertThat(world.postern().books().path("difference").asLong()).isZero();
    }

    private static SmtpReply one(World world, Books books, String recipient) {
        var mail = Mail.about("to the whole class");
        try (var client = world.friend()) {
            return books.note(mail, client.send("teacher@local.test", mail.text(), recipient), recipient);
        }
    }
}
