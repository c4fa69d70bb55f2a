// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Load;
import io.postern.acceptance.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** {@code ./postern bench story share}, {@code scale} and {@code rolling} do this at length. */
class TwoOfEachShareTheMailAndOneMayGoIT {
    /** By service: what counts its work. */
    private static final Map<String, String> WORK = Map.of(
            "reputation-service", "postern_reputation_assessment_seconds_count",
            "policy-service", "postern_policy_verdicts_total",
            "delivery-worker", "postern_delivery_attempts_total");

    @Test
    void all_work_and_when_one_of_each_stops_nothing_is_lost_and_nothing_comes_twice() {
        try (var world = World.start(
                "two-of-each",
                settings -> settings.set("postern.launcher.instances.reputation", 2)
                        .set("postern.launcher.instances.policy", 2)
                        .set("postern.launcher.instances.worker", 2))) {
            var postern = world.postern();
            var books = new Books(world);
            var load = Load.start(10, world::friend, books, "load@local.test", "shared@local.test");
            WORK.forEach((service, metric) -> Awaitility.await("both of " + service + " work")
                    .until(() -> List.of(service, service + "-1").stream()
                            .allMatch(name -> postern.process(name).counted(metric) >= 5)));

            for (var name : List.of("policy-service", "reputation-service-1", "delivery-worker")) {
                int before = load.soFar().size();
                postern.process(name).terminate();
                Awaitility.await("mail goes on without " + name)
                        .until(() -> load.soFar().size() >= before + 20);
            }
            var tries = load.stop();

            assertThat(tries)
                    .filteredOn(one -> !one.accepted())
                    .as("on a machine that is short of processors some are deferred")
                    .allMatch(one -> one.answer().code() / 100 == 4);
            long accepted = tries.stream().filter(Load.Try::accepted).count();
            assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(accepted));
        }
    }
}
