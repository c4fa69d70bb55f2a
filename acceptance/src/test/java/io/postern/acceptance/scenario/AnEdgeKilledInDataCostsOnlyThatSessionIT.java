// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.testkit.system.Part;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class AnEdgeKilledInDataCostsOnlyThatSessionIT {
    private static final String RECIPIENT = "edge-killed@local.test";

    @Test
    void the_client_sees_its_connection_break_and_tries_again(World world) {
        var books = new Books(world);
        books.handOver("accepted before the kill", "a@local.test", RECIPIENT);
        var cutOff = Mail.of("cut off in DATA", "Hello, and no end\r\n");
        try (var client = world.friend()) {
            client.mail("a@local.test");
            Awaitility.await("the recipient is accepted")
                    .until(() -> client.rcpt(RECIPIENT).code() == 250);
            assertThat(client.command("DATA").code()).isEqualTo(354);
            client.raw(cutOff.text().getBytes(StandardCharsets.US_ASCII));

            world.postern().replace(Part.EDGE);
            assertThatThrownBy(() -> client.message(new byte[0])).isInstanceOf(UncheckedIOException.class);
        }
        books.handOver("the same once more", "a@local.test", RECIPIENT);

        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(2));
        assertThat(world.receiver().offered()).noneMatch(cutOff::is);
    }
}
