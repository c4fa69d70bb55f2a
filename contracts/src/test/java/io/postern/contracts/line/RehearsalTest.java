// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.wire.JsonEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
    void a_round_that_fails_is_the_last() {
        assertThatThrownBy(() -> Rehearsal.play(Duration.ofDays(1), () -> {
                    if (++rounds == 3) {
                        throw new IllegalStateException("a fault of the rehearsal's own");
                    }
                }))
                .hasMessage("a fault of the rehearsal's own");
        assertThat(rounds).isEqualTo(3);
    }

    @Test
    void what_was_written_is_read_as_on_the_line_and_nothing_else() {
        var verdict = new Verdict.Envelope("e", "", List.of(new Decision.Accept("rehearsal")));
        assertThat(Rehearsal.read(JsonEvents.encode(verdict))).isEqualTo(verdict);
        assertThatThrownBy(() -> Rehearsal.read("garbage".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IllegalStateException.class);
    }
}
