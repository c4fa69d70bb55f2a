// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Demo;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shared system, and beside it the demo, the first thing that a stranger runs, on its own. */
@ExtendWith(SharedWorld.class)
class TwoSystemsRunSideBySideIT {

    @Test
    void the_demo_comes_out_as_it_is_told_and_the_other_system_goes_on(World world) {
        int before = world.receiver().accepted().size();
        try (var demo = Demo.begin()) {
            delivers(world, "meanwhile@local.test");
            demo.awaitTold();
        }
        delivers(world, "afterwards@local.test");
        assertThat(world.receiver()
                        .accepted()
                        .subList(before, world.receiver().accepted().size()))
                .as("nothing of the demo came here")
                .hasSize(2);
    }

    private static void delivers(World world, String recipient) {
        var books = new Books(world);
        books.handOver("side by side", "a@local.test", recipient);
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(1));
    }
}
