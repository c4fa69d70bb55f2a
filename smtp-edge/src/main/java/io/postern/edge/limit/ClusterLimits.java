// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What all edges have together. Each says how many sessions it has, not how many more or fewer, so that saying it twice
 * is as good as once, and saying it again now and then mends whatever was lost. Its promises are the tests in {@code
 * ClusterLimitsContract}.
 *
 * <p>A time of null is the store's own clock, the only one that all edges share.
 */
interface ClusterLimits {
    /** For so long an edge is believed; what it does not say again is forgotten then, and so is an edge that died. */
    Duration LIFE = Duration.ofSeconds(45);

    /** Every edge is alone. */
    ClusterLimits NONE = new ClusterLimits() {
        @Override
        public CompletionStage<Admission> admit(Open open, @Nullable Instant now) {
            return CompletableFuture.completedFuture(Admission.ADMITTED);
        }

        @Override
        public CompletionStage<?> note(List<Open> opens, @Nullable Instant now) {
            return CompletableFuture.completedFuture(true);
        }

        @Override
        public CompletionStage<Allowance> take(Metered what, Source address, int count, @Nullable Instant now) {
            return CompletableFuture.completedFuture(Allowance.ALLOWED);
        }
    };

    /** Notes what this edge has, the newcomer among them, unless that is too many with those of the others. */
    CompletionStage<Admission> admit(Open open, @Nullable Instant now);

    /** Notes what this edge has. */
    CompletionStage<?> note(List<Open> opens, @Nullable Instant now);

    /** Takes some from the bucket that the edges share, if they may come now. */
    CompletionStage<Allowance> take(Metered what, Source address, int count, @Nullable Instant now);
}
