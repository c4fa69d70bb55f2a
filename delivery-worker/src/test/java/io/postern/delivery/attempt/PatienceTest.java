// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final AtomicInteger faults = new AtomicInteger();

    @Test
    void a_step_that_fails_or_throws_is_begun_again_until_it_succeeds() {
        var steps = new ArrayDeque<Supplier<CompletionStage<Void>>>(List.of(
                () -> CompletableFuture.failedStage(new IllegalStateException("away")),
                () -> {
                    throw new IllegalStateException("broken");
                },
                () -> CompletableFuture.completedStage(null)));
        var done =
                Patience.untilDone("it", () -> steps.remove().get(), () -> false, new Faults(faults::incrementAndGet));
        assertThat(done).succeedsWithin(Duration.ofSeconds(30));
        assertThat(steps).isEmpty();
        assertThat(faults).hasValue(2);
    }

    @Test
    void a_fault_of_ours_is_tried_again_and_counted_each_time_and_what_is_away_is_not() {
        var steps = new ArrayDeque<Supplier<CompletionStage<Void>>>(List.of(
                () -> CompletableFuture.failedStage(new org.apache.kafka.common.errors.TimeoutException("away")),
                () -> {
                    throw new NullPointerException("broken");
                },
                () -> {
                    throw new NoClassDefFoundError("broken");
                },
                () -> CompletableFuture.completedStage(null)));
        var done =
                Patience.untilDone("it", () -> steps.remove().get(), () -> false, new Faults(faults::incrementAndGet));
        assertThat(done).succeedsWithin(Duration.ofSeconds(30));
        assertThat(faults).hasValue(2);
    }

    @Test
    void what_failed_is_told_and_a_fault_of_ours_as_one() {
        assertThat(Patience.words("a held record", new org.apache.kafka.common.errors.TimeoutException("no answer")))
                .isEqualTo("a held record could not be written, trying again:"
                        + " org.apache.kafka.common.errors.TimeoutException: no answer");
        assertThat(Patience.words("a held record", new NullPointerException("x")))
                .isEqualTo("a fault of ours: a held record could not be written, trying again:"
                        + " java.lang.NullPointerException: x");
    }

    @Test
    void nobody_wants_it_any_longer() {
        var away = CompletableFuture.<Void>failedStage(new IllegalStateException("away"));
        assertThat(Patience.untilDone("it", () -> away, () -> true, new Faults(faults::incrementAndGet)))
                .isCompletedExceptionally();
    }
}
