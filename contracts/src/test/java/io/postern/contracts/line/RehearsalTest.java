// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private int rounds;

    @Test
    void without_time_a_few_rounds_are_played() {
        assertThat(Rehearsal.play(Duration.ZERO, () -> rounds++)).isEqualTo(20);
        assertThat(rounds).isEqualTo(20);
    }

    @Test
    void it_ends_where_nothing_is_left_to_gain_however_much_time_there_is() {
        assertThat(Rehearsal.play(Duration.ofDays(1), () -> rounds++)).isEqualTo(10_000);
    }

    @Test
    void a_round_that_fails_is_the_last_and_harms_nobody() {
        assertThat(Rehearsal.play(Duration.ofDays(1), () -> {
                    if (++rounds == 3) {
                        throw new IllegalStateException("a fault of the rehearsal's own");
                    }
                }))
                .isEqualTo(2);
    }
}
