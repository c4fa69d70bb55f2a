// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Load;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.testkit.system.Part;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedWorld.class)
class ABrokerRestartedUnderLoadLosesNothingIT {

    @Test
    void every_message_answered_with_250_arrives_once(World world) {
        var books = new Books(world);
        var load = Load.start(30, world::friend, books, "load@local.test", "broker@local.test");
        Awaitility.await("the load runs").until(() -> load.soFar().size() > 60);

        long broker = world.postern().pid(Part.KAFKA);
        world.postern().terminate(Part.KAFKA);
        world.postern().awaitReplaced(Part.KAFKA, broker);
        var back = Instant.now();
        Awaitility.await("mail is accepted again")
                .until(() ->
                        load.since(back).stream().filter(Load.Try::accepted).count() > 90);
        var tries = load.stop();

        assertThat(tries)
                .filteredOn(one -> !one.accepted())
                .as("what was not accepted was deferred")
                .allMatch(one -> one.answer().code() / 100 == 4);
        long accepted = tries.stream().filter(Load.Try::accepted).count();
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(accepted));
    }
}
