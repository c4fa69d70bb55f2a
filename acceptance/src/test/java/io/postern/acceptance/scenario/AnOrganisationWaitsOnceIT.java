// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code pool.test} sends from three networks, which its SPF record permits. */
@ExtendWith(SharedWorld.class)
class AnOrganisationWaitsOnceIT {
    private static final String FIRST = "198.18.20.1";
    private static final String SECOND = "198.18.21.1";
    private static final String THIRD = "198.18.22.1";
    private static final String GREYLISTED = "451 4.7.1 Greylisted, please try again in ";

    @Test
    void whichever_of_its_servers_comes_back(World world) {
        assertThat(answer(world, FIRST, "news@pool.test", "pool@local.test")).startsWith(GREYLISTED);
        assertThat(answer(world, SECOND, "news@pool.test", "pool@local.test"))
                .as("the wait of another server of theirs, not a new one")
                .startsWith(GREYLISTED);
        passes(world, SECOND, "news@pool.test", "pool@local.test");
        assertThat(answer(world, THIRD, "news@pool.test", "pool@local.test")).startsWith("250 ");
        assertThat(answer(world, World.HONEST_CLIENT, "news@pool.test", "pool@local.test"))
                .as("who only says that he is one of them waits")
                .startsWith(GREYLISTED);
    }

    @Test
    void and_a_hiccup_of_the_dns_costs_no_second_wait(World world) {
        assertThat(answer(world, FIRST, "hiccup@pool.test", "pool@local.test")).startsWith(GREYLISTED);
        var whole = world.dns().records("pool.test");
        // Aliases in a circle: what the record says cannot be found out now.
        world.dns()
                .edit(
                        "pool.test",
                        whole.replace("v=spf1 ", "v=spf1 include:ring.pool.test ")
                                + "ring CNAME gnir\ngnir CNAME ring\n");
        try {
            passes(world, FIRST, "hiccup@pool.test", "pool@local.test");
        } finally {
            world.dns().edit("pool.test", whole);
        }
        assertThat(answer(world, SECOND, "hiccup@pool.test", "pool@local.test"))
                .as("what its network has waited for counts for the organisation")
                .startsWith("250 ");
    }

    private static void passes(World world, String client, String sender, String recipient) {
        Awaitility.await("the end of the block period")
                .pollInterval(Duration.ofMillis(200))
                .until(() -> answer(world, client, sender, recipient).startsWith("250 "));
    }

    /** To RCPT. */
    private static String answer(World world, String client, String sender, String recipient) {
        try (var session = world.strangerFrom(client)) {
            assertThat(session.mail(sender).code()).isEqualTo(250);
            return session.rcpt(recipient).last();
        }
    }
}
