// SPDX-License-Identifier: Apache-2.0
package io.postern.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private static final long SECOND = 1_000_000_000L;
    private final Circuit circuit = new Circuit(Duration.ofSeconds(1));

    @Test
    void all_ask_while_nothing_fails() {
        assertThat(circuit.allows(0)).isTrue();
        assertThat(circuit.allows(0)).isTrue();
        assertThat(circuit.succeeded()).isFalse();
    }

    @Test
    void after_a_failure_nobody_asks_for_a_pause_and_then_one_tries() {
        assertThat(circuit.failed(0)).isTrue();
        assertThat(circuit.allows(SECOND - 1)).isFalse();
        assertThat(circuit.allows(SECOND)).isTrue();
        assertThat(circuit.allows(SECOND)).isFalse();
        assertThat(circuit.failed(SECOND + 1)).isFalse();
        assertThat(circuit.allows(2 * SECOND)).isFalse();
        assertThat(circuit.allows(2 * SECOND + 1)).isTrue();
    }

    @Test
    void when_the_one_succeeds_all_ask_again() {
        circuit.failed(0);
        circuit.allows(SECOND);
        assertThat(circuit.succeeded()).isTrue();
        assertThat(circuit.allows(SECOND + 1)).isTrue();
        assertThat(circuit.allows(SECOND + 1)).isTrue();
    }

    @Test
    void a_try_that_is_never_answered_does_not_keep_others_from_trying() {
        circuit.failed(0);
        circuit.allows(SECOND);
        assertThat(circuit.allows(2 * SECOND)).isTrue();
    }

    @Test
    void nanoseconds_may_wrap_around() {
        circuit.failed(Long.MAX_VALUE - 5);
        assertThat(circuit.allows(Long.MAX_VALUE)).isFalse();
        assertThat(circuit.allows(Long.MIN_VALUE + SECOND)).isTrue();
    }
}
