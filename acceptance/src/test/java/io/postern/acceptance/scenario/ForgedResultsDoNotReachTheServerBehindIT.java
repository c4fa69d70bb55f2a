// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedWorld.class)
class ForgedResultsDoNotReachTheServerBehindIT {
    private static final String FORGED =
            "X-Spam-Status: No,\r\n score=-9\r\nAuthentication-Results: " + World.OUR_ID + ";\r\n\tdmarc=pass\r\n";
    private static final String HONEST = "Authentication-Results: mx.senders.test; spf=pass\r\n";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest(name = "with {0} lines of text")
    @ValueSource(ints = {1, 20_000})
    void a_stranger_cannot_write_in_our_name(int lines, World world) {
        var books = new Books(world);
        var mail = Mail.of("forged results", "0123456789\r\n".repeat(lines));
        try (var client = world.strangerFrom("198.18.0.21")) {
            var reply = client.send("forger@senders.test", HONEST + FORGED + mail.text(), "postmaster@local.test");
            books.note(mail, reply, "postmaster@local.test");
        }
        assertThat(books.settle(PATIENCE)).isEqualTo(Books.Counts.allDelivered(1));
        var arrived = world.receiver().accepted().stream().filter(mail::is).toList();
        assertThat(arrived).hasSize(1);
        assertThat(arrived.getFirst().isWithFieldsInFront((HONEST + mail.text()).getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(arrived.getFirst().mailParameters())
                .contains("SIZE=" + arrived.getFirst().bytes().length);
    }
}
