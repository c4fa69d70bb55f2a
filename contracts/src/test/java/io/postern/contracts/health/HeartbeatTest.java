// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long SECOND = 1_000_000_000L;

    private final Heartbeat heart = new Heartbeat(0);

    @Test
    void a_loop_that_goes_round_is_alive() {
        for (int second = 1; second < 100; second++) {
            heart.beat(second * SECOND);
            assertThat(heart.alive(second * SECOND + SECOND, PATIENCE)).isTrue();
        }
    }

    @Test
    void a_loop_that_is_stuck_is_not_alive_after_its_patience() {
        heart.beat(5 * SECOND);
        assertThat(heart.alive(15 * SECOND - 1, PATIENCE)).isTrue();
        assertThat(heart.alive(15 * SECOND, PATIENCE)).isFalse();
    }

    @Test
    void one_that_goes_on_is_alive_again() {
        heart.beat(60 * SECOND);
        assertThat(heart.alive(61 * SECOND, PATIENCE)).isTrue();
    }

    @Test
    void one_that_has_ended_is_not_alive_whatever_it_did_last() {
        heart.beat(5 * SECOND);
        heart.end();
        assertThat(heart.alive(6 * SECOND, PATIENCE)).isFalse();
    }
}
