// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class PostfixTakesWhatPosternDeliversIT {
    private static final int MESSAGES = 20;

    @Test
    void all_of_it_once_and_unchanged(World world) {
        var postfix = world.postfix();
        var mails = IntStream.range(0, MESSAGES)
                .mapToObj(n -> Mail.about("for Postfix " + n))
                .toList();
        try (var client = world.friend()) {
            for (var mail : mails) {
                assertThat(client.send("a@local.test", mail.text(), "one@postfix.test", "two@postfix.test")
                                .code())
                        .isEqualTo(250);
            }
        }
        Awaitility.await("Postfix has kept all of it")
                .until(() -> postfix.kept().size() >= 2 * MESSAGES);
        var kept = postfix.kept();
        assertThat(kept).hasSize(2 * MESSAGES);
        for (var mail : mails) {
            assertThat(kept)
                    .filteredOn(text -> text.contains(mail.marker()))
                    .hasSize(2)
                    .allMatch(text -> text.endsWith(mail.text().replace("\r\n", "\n")));
        }
    }
}
