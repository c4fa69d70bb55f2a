// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.testkit.system.Processes;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Beside the shared system a second one runs, is stopped and started again, and is killed in the end. */
@ExtendWith(SharedWorld.class)
class TwoSystemsRunSideBySideIT {

    @Test
    void each_on_its_own_and_nothing_stays_of_one_that_ends(World first) {
        try (var second = World.start("second", UnaryOperator.identity())) {
            deliversOnlyHere(first, second, "first@local.test");
            deliversOnlyHere(second, first, "second@local.test");

            mailSurvivesARestart(second);

            var pids = second.postern().pids();
            assertThat(pids).hasSize(8).allMatch(Processes::alive);
            second.postern().killLauncher();
            var folder = second.postern().folder().toString();
            Awaitility.await("nothing of it is left")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> pids.stream().noneMatch(Processes::alive)
                            && Processes.mentioning(folder).isEmpty());
        }
        deliversOnlyHere(first, first, "still@local.test");
    }

    private static void mailSurvivesARestart(World world) {
        var books = new Books(world);
        world.receiver().goAway();
        books.handOver("accepted before the restart", "a@local.test", "waits@local.test");
        var pids = world.postern().pids();
        assertThat(world.postern().stop()).as("stopped by itself").isTrue();
        assertThat(pids).noneMatch(Processes::alive);

        world.receiver().comeBack();
        world.postern().startAgain();
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1));
    }

    private static void deliversOnlyHere(World here, World there, String recipient) {
        var books = new Books(here);
        books.handOver("side by side", "a@local.test", recipient);
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1));
        if (here != there) {
            assertThat(there.receiver().acceptedFor(recipient)).isEmpty();
        }
    }
}
