// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenTimesTest {
    private final WrittenTimes times = new WrittenTimes(1000);

    @Test
    void nothing_is_known_before_something_was_read() {
        assertThat(times.at(5)).isEqualTo(-1);
    }

    @Test
    void a_time_is_told_or_one_that_is_too_early_by_the_grain_at_most() {
        for (int offset = 0; offset < 10_000; offset++) {
            times.read(offset, 300L * offset);
        }
        for (int offset = 0; offset < 10_000; offset += 7) {
            assertThat(times.at(offset)).isBetween(300L * offset - 1200, 300L * offset);
        }
    }

    @Test
    void records_that_lie_together_in_time_have_one_mark() {
        times.read(10, 50_000);
        times.read(11, 50_001);
        times.read(12, 50_999);
        assertThat(times.at(12)).isEqualTo(50_000);
        assertThat(times.at(9)).isEqualTo(-1);
    }
}
