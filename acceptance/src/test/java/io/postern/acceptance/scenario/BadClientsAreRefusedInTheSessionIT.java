// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refused at RCPT with the reason; whoever runs the server there can always reach our postmaster. */
@ExtendWith(SharedWorld.class)
class BadClientsAreRefusedInTheSessionIT {

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "listed by a block list   | 203.0.113.5  | a@senders.test  | 554 5\\.7\\.1 Sending address not accepted due to spam filter.*bl\\.test.*",
                "without a name           | 198.18.9.1   | a@senders.test  | 554 5\\.7\\.25 Sending address not accepted due to spam filter.*",
                "a sender's domain without mail | 198.18.0.20 | a@nomail.test | 550 5\\.7\\.27 .*",
                "a sender's domain that does not exist | 198.18.0.20 | a@no-such-domain.test | 550 5\\.1\\.8 .*",
            })
    void by_what_the_world_says(String who, String address, String sender, String reply, World world) {
        try (var client = world.strangerFrom(address)) {
            assertThat(client.mail(sender).code()).isEqualTo(250);
            assertThat(client.rcpt("refused@local.test").last()).matches(reply);
            assertThat(client.rcpt("postmaster@local.test").code()).isEqualTo(250);
        }
        assertThat(world.receiver().acceptedFor("refused@local.test")).isEmpty();
    }
}
