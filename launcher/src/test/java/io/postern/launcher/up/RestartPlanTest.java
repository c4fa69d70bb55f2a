// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartPlanTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest(name = "after {0} deaths in a row: {1}")
    @CsvSource({"1,PT0.25S", "2,PT0.5S", "3,PT1S", "5,PT4S", "7,PT16S", "8,PT30S", "500,PT30S"})
    void the_pauses_double_up_to_the_longest(int deaths, Duration pause) {
        var plan = RestartPlan.started(NOON);
        for (int i = 0; i < deaths; i++) {
            plan = plan.died(NOON.plusSeconds(1));
        }
        assertThat(plan.pause(Duration.ofSeconds(30))).isEqualTo(pause);
    }

    @Test
    void a_process_that_lived_for_a_minute_begins_anew() {
        var tired = new RestartPlan(6, NOON);

        assertThat(tired.died(NOON.plusSeconds(59)).deaths()).isEqualTo(7);
        assertThat(tired.died(NOON.plusSeconds(60)).deaths()).isEqualTo(1);
    }
}
