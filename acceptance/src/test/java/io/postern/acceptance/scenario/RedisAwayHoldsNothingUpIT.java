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
class RedisAwayHoldsNothingUpIT {

    @Test
    void a_redis_that_hangs_lets_strangers_pass_and_mail_is_delivered(World world) {
        var books = new Books(world);
        var load = Load.start(20, world::stranger, books, "hang@senders.test", "redis-hangs@local.test");
        world.postern().freeze(Part.REDIS);
        try {
            Awaitility.await("mail is accepted without Redis")
                    .until(() ->
                            load.soFar().stream().filter(Load.Try::accepted).count() > 60);
        } finally {
            world.postern().thaw(Part.REDIS);
        }
        var tries = load.stop();

        assertThat(tries)
                .as("nobody is refused for good")
                .allMatch(one -> one.answer().code() / 100 != 5);
        long accepted = tries.stream().filter(Load.Try::accepted).count();
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(accepted));
    }

    @Test
    void a_redis_that_dies_and_comes_back_costs_no_mail(World world) {
        var books = new Books(world);
        var load = Load.start(20, world::friend, books, "load@local.test", "redis-dies@local.test");
        Awaitility.await("the load runs").until(() -> load.soFar().size() > 40);

        world.postern().replace(Part.REDIS);
        var back = Instant.now();
        Awaitility.await("mail after Redis is back")
                .until(() ->
                        load.since(back).stream().filter(Load.Try::accepted).count() > 40);
        var tries = load.stop();

        assertThat(tries).allMatch(Load.Try::accepted);
        assertThat(books.settle(Duration.ofSeconds(60))).isEqualTo(Books.Counts.allDelivered(tries.size()));
    }
}
