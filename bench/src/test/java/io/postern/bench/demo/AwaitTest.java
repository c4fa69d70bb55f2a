// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwaitTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void who_waits_long_is_told_again_and_again() {
        var told = new ArrayList<Duration>();
        Await.until(LONG, "never", () -> told.size() == 3, Duration.ofMillis(1), told::add);
        assertThat(told).isSorted().hasSize(3);
    }

    @Test
    void what_comes_at_once_is_not_talked_about() {
        var told = new ArrayList<Duration>();
        Await.until(LONG, "never", () -> true, Duration.ZERO, told::add);
        assertThat(told).isEqualTo(List.of());
    }

    @Test
    void what_does_not_come_is_a_failure() {
        assertThatThrownBy(() -> Await.until(Duration.ZERO, "it did not come", () -> false))
                .isInstanceOf(StepFailed.class)
                .hasMessage("it did not come (waited 0 s)");
    }

    @Test
    void the_story_says_what_it_waits_for() {
        var out = new ByteArrayOutputStream();
        new Timeline(new PrintStream(out, true, StandardCharsets.UTF_8))
                .waits(Duration.ofMillis(8200), "12 of 300 have it");
        assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("s +… for 8 s: 12 of 300 have it\\R");
    }
}
