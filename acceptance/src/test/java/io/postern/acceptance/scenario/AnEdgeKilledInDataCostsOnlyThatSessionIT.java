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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class AnEdgeKilledInDataCostsOnlyThatSessionIT {

    @Test
    void the_client_sees_its_connection_break_and_tries_again(World world) {
        var books = new Books(world);
        var before = Mail.about("accepted before the kill");
        var mail = Mail.about("cut off in DATA");
        try (var client = world.friend()) {
            books.note(
                    before,
                    client.send("a@local.test", before.text(), "edge-killed@local.test"),
                    "edge-killed@local.test");
            client.mail("a@local.test");
            client.rcpt("edge-killed@local.test");
            assertThat(client.command("DATA").code()).isEqualTo(354);
            client.raw(mail.text().getBytes(StandardCharsets.US_ASCII));

            world.postern().replace(Part.EDGE);
            assertThatThrownBy(() -> client.message(new byte[0])).isInstanceOf(UncheckedIOException.class);
        }
        try (var client = world.friend()) {
            books.note(
                    mail, client.send("a@local.test", mail.text(), "edge-killed@local.test"), "edge-killed@local.test");
        }
        assertThat(books.settle(Duration.ofSeconds(15))).isEqualTo(Books.Counts.allDelivered(2));
    }
}
