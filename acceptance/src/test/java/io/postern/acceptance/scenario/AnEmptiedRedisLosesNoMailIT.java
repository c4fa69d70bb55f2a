// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.testkit.smtp.Answer;
import io.postern.testkit.smtp.Step;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class AnEmptiedRedisLosesNoMailIT {

    @Test
    void mail_that_waits_is_delivered_and_who_was_known_is_a_stranger_again(World world) {
        var books = new Books(world);
        var mail = Mail.about("emptied");
        world.receiver().on(Step.RCPT, "emptied@local.test", 1, Answer.say("451 4.2.0 Later"));
        try (var client = world.strangerFrom("198.18.0.14")) {
            client.mail("emptied@senders.test");
            Awaitility.await("the sender is known")
                    .until(() -> client.rcpt("emptied@local.test").code() == 250);
            books.note(mail, client.data(mail.text()), "emptied@local.test");

            Awaitility.await("the first attempt was deferred")
                    .until(() -> world.receiver().commands().stream()
                            .anyMatch(line -> line.startsWith("RCPT") && line.contains("emptied@local.test")));
            world.emptyRedis();

            client.mail("emptied@senders.test");
            assertThat(client.rcpt("emptied@local.test").last()).startsWith("451 4.7.1 Greylisted, ");
        }
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1));
    }
}
