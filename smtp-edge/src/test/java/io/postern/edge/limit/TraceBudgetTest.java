// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.network.IpAddress;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TraceBudgetTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private final TraceBudget budget = new TraceBudget();

    private boolean told(String address, long nanoTime) {
        return budget.spend(Objects.requireNonNull(IpAddress.parse(address)), nanoTime);
    }

    @Test
    void of_a_machine_that_comes_again_and_again_two_a_minute_are_told() {
        assertThat(told("192.0.2.1", 0)).isTrue();
        assertThat(told("192.0.2.1", 0)).isTrue();
        for (int i = 0; i < 1000; i++) {
            assertThat(told("192.0.2.1", i)).isFalse();
        }
        assertThat(told("192.0.2.2", 1000)).as("somebody else").isTrue();
        assertThat(told("192.0.2.1", MINUTE)).isTrue();
    }

    @Test
    void of_a_flood_from_everywhere_sixty_a_minute_are_told() {
        int told = 0;
        for (int i = 0; i < 10_000; i++) {
            told += told("198.51." + i / 250 + "." + i % 250, i) ? 1 : 0;
        }
        assertThat(told).isEqualTo(60);
        assertThat(told("203.0.113.1", MINUTE)).isTrue();
    }
}
