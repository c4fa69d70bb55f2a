// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PatienceTest {
    @Test
    void a_step_that_fails_or_throws_is_begun_again_until_it_succeeds() {
        var steps = new ArrayDeque<Supplier<CompletionStage<Void>>>(List.of(
                () -> CompletableFuture.failedStage(new IllegalStateException("away")),
                () -> {
                    throw new IllegalStateException("broken");
                },
                () -> CompletableFuture.completedStage(null)));
        var done = Patience.untilDone(() -> steps.remove().get(), () -> false);
        assertThat(done).succeedsWithin(Duration.ofSeconds(30));
        assertThat(steps).isEmpty();
    }

    @Test
    void nobody_wants_it_any_longer() {
        var away = CompletableFuture.<Void>failedStage(new IllegalStateException("away"));
        assertThat(Patience.untilDone(() -> away, () -> true)).isCompletedExceptionally();
    }
}
