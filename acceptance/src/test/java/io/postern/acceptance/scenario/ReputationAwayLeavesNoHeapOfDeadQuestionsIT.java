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

/** The outage lasts 20 s; {@code -Dpostern.acceptance.outage=60} makes it the whole minute. */
@ExtendWith(SharedWorld.class)
class ReputationAwayLeavesNoHeapOfDeadQuestionsIT {
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("postern.acceptance.outage", 20));
    private static final Duration RECOVERY = Duration.ofSeconds(5);

    @Test
    void clients_are_deferred_and_five_seconds_later_all_is_normal(World world) {
        makeKnown(world);
        var books = new Books(world);
        var load = Load.start(20, world::stranger, books, "known@senders.test", "reputation@local.test");
        Awaitility.await("the load runs").until(() -> load.soFar().size() > 40);
        assertThat(load.soFar()).allMatch(Load.Try::accepted);

        world.postern().freeze(Part.REPUTATION);
        var away = Instant.now();
        Awaitility.await("the outage")
                .pollDelay(OUTAGE)
                .atMost(OUTAGE.plusSeconds(5))
                .until(() -> true);
        assertThat(load.since(away.plusSeconds(1)))
                .isNotEmpty()
                .allMatch(one -> one.answer().last().startsWith("451 4.3.0 "), "deferred for want of a verdict");

        world.postern().thaw(Part.REPUTATION);
        var normal = Instant.now().plus(RECOVERY);
        Awaitility.await("mail after the recovery")
                .atMost(RECOVERY.plusSeconds(20))
                .until(() -> load.since(normal).size() > 60);
        var tries = load.stop();

        assertThat(load.since(normal))
                .allMatch(Load.Try::accepted)
                .allMatch(one -> one.rcpt().toMillis() < 1000, "RCPT answered within a second");
        long accepted = tries.stream().filter(Load.Try::accepted).count();
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(accepted));
    }

    private static void makeKnown(World world) {
        Awaitility.await("the sender is known").atMost(Duration.ofSeconds(10)).until(() -> {
            try (var client = world.stranger()) {
                client.mail("known@senders.test");
                return client.rcpt("reputation@local.test").code() == 250;
            }
        });
    }
}
