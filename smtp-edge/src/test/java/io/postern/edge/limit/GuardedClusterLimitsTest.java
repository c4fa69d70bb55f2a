// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Without Redis everybody is welcome, and nobody waits. */
class GuardedClusterLimitsTest {
    private static final Open OPEN = new Open(ClusterLimitsContract.stranger(), 1, 1);
    private static final Admission REFUSED = new Admission.TooManyFromAddress(1);

    private final AtomicLong clock = new AtomicLong();
    private final Store store = new Store();
    private final GuardedClusterLimits guarded = new GuardedClusterLimits(store, Duration.ofMillis(50), clock::get);

    @Test
    void what_the_store_answers_holds() {
        store.answer = CompletableFuture.completedFuture(REFUSED);
        assertThat(admit()).isEqualTo(REFUSED);
        assertThat(guarded.missed()).isZero();
    }

    @Test
    void a_store_that_fails_is_left_alone_for_a_second_and_then_tried_once() {
        store.answer = CompletableFuture.failedFuture(new IllegalStateException("away"));
        assertThat(admit()).isEqualTo(Admission.ADMITTED);
        for (int i = 0; i < 100; i++) {
            assertThat(admit()).isEqualTo(Admission.ADMITTED);
        }
        assertThat(store.asked).isEqualTo(1);
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        store.answer = CompletableFuture.completedFuture(REFUSED);
        assertThat(admit()).isEqualTo(REFUSED);
        assertThat(admit()).isEqualTo(REFUSED);
        assertThat(guarded.missed()).isEqualTo(101);
    }

    @Test
    void a_store_that_is_silent_costs_one_deadline_a_second() {
        store.answer = new CompletableFuture<>();
        assertThat(admit()).isEqualTo(Admission.ADMITTED);
        assertThat(admit()).isEqualTo(Admission.ADMITTED);
        assertThat(store.asked).isEqualTo(1);
    }

    @Test
    void a_store_that_throws_is_no_other() {
        store.answer = null;
        assertThat(admit()).isEqualTo(Admission.ADMITTED);
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(guarded.take(Metered.MESSAGES, OPEN.address(), 1, null)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(Allowance.ALLOWED);
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(guarded.note(List.of(OPEN), null).toCompletableFuture()).isCompleted();
    }

    private Admission admit() {
        return guarded.admit(OPEN, null).toCompletableFuture().join();
    }

    private static final class Store implements ClusterLimits {
        @Nullable
        CompletableFuture<Admission> answer;

        int asked;

        @Override
        public CompletionStage<Admission> admit(Open open, @Nullable Instant now) {
            asked++;
            if (answer == null) {
                throw new IllegalStateException("closed");
            }
            return answer;
        }

        @Override
        public CompletionStage<?> note(List<Open> opens, @Nullable Instant now) {
            throw new IllegalStateException("closed");
        }

        @Override
        public CompletionStage<Allowance> take(Metered what, Source address, int count, @Nullable Instant now) {
            throw new IllegalStateException("closed");
        }
    }
}
