// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void a_record_that_comes_alone_never_waits() {
        assertThat(steady(300)).isZero();
    }

    @Test
    void where_many_come_they_wait_for_company() {
        assertThat(steady(4000)).isBetween(2_000_000L, 4_000_000L);
    }

    @Test
    void nobody_waits_longer_than_the_limit() {
        assertThat(steady(1000)).isLessThanOrEqualTo(Pace.LONGEST_MICROS * 1000);
    }

    @Test
    void at_a_very_high_rate_company_comes_by_itself() {
        assertThat(steady(100_000)).isLessThan(200_000);
    }

    @Test
    void a_burst_is_forgotten_after_a_second() {
        var pace = new Pace(0);
        for (int i = 1; i <= 1000; i++) {
            pace.taken(10, i * SECOND / 1000);
        }
        assertThat(pace.rate()).isGreaterThan(5000);
        assertThat(pace.taken(1, 3 * SECOND)).isZero();
    }

    private static long steady(int rate) {
        var pace = new Pace(0);
        long wait = 0;
        for (int i = 1; i <= rate; i++) {
            wait = pace.taken(1, i * SECOND / rate);
        }
        return wait;
    }
}
