// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Transcript.Line;
import io.postern.contracts.event.Transcript.Speaker;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DialogueTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String LONG = "x".repeat(1000);
    private final Dialogue dialogue = new Dialogue(NOON);

    @Test
    void only_the_last_line_before_a_transaction_and_those_in_it_are_long() {
        for (int i = 0; i < 3; i++) {
            dialogue.add(NOON, Speaker.THEM, LONG);
        }
        dialogue.keep();
        dialogue.add(NOON, Speaker.THEM, LONG);
        assertThat(taken().lines()).extracting(line -> line.text().length()).containsExactly(80, 80, 512, 512);
    }

    @Test
    void two_hundred_lines_are_kept() {
        for (int i = 0; i < 1000; i++) {
            dialogue.add(NOON, Speaker.THEM, "NOOP");
        }
        dialogue.keep();
        assertThat(taken().lines()).hasSize(200).last().extracting(Line::text).isEqualTo("the rest was left out");
    }

    @Test
    void without_a_transaction_there_is_nothing_to_tell() {
        dialogue.add(NOON, Speaker.THEM, "NOOP");
        assertThat(dialogue.take(NOON, null, "s", "p")).isNull();
    }

    private Transcript taken() {
        return Objects.requireNonNull(dialogue.take(NOON, null, "s", "p"));
    }
}
