// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class RecipientsOfOneSessionHaveTheirOwnFatesIT {

    @Test
    void one_is_exempt_one_is_greylisted_one_is_not_ours(World world) {
        var books = new Books(world);
        var mail = Mail.about("fates");
        try (var client = world.strangerFrom("198.18.0.13")) {
            client.raw("""
                    MAIL FROM:<fates@senders.test>\r
                    RCPT TO:<postmaster@local.test>\r
                    RCPT TO:<fates@local.test>\r
                    RCPT TO:<fates@elsewhere.test>\r
                    """.getBytes(StandardCharsets.US_ASCII));
            assertThat(client.read().code()).isEqualTo(250);
            assertThat(client.read().code()).isEqualTo(250);
            assertThat(client.read().last()).startsWith("451 4.7.1 Greylisted, ");
            assertThat(client.read().last()).startsWith("554 5.7.1 Relay access denied http");
            books.note(mail, client.data(mail.text()), "postmaster@local.test");
        }
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1));
        assertThat(world.receiver().offered().stream().filter(mail::is))
                .singleElement()
                .satisfies(message -> assertThat(message.recipients()).containsExactly("postmaster@local.test"));
    }
}
