// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.redis.Circuit;
import io.postern.redis.RedisLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits over all edges that never fail and never take longer than the deadline: without an answer everybody is welcome.
 * After a failure, or an answer that was late, nobody is asked for a second.
 */
final class GuardedClusterLimits implements ClusterLimits {
    private static final System.Logger LOG = System.getLogger(GuardedClusterLimits.class.getName());

    private final ClusterLimits shared;
    private final long deadline;
    private final LongSupplier nanoTime;
    private final Circuit circuit = new Circuit(Duration.ofSeconds(1));
    private final AtomicLong missed = new AtomicLong();

    /** @param nanoTime such as {@code System::nanoTime} */
    GuardedClusterLimits(ClusterLimits shared, Duration deadline, LongSupplier nanoTime) {
        this.shared = shared;
        this.deadline = deadline.toNanos();
        this.nanoTime = nanoTime;
    }

    /** How many questions had no answer in time. */
    long missed() {
        return missed.get();
    }

    @Override
    public CompletionStage<Admission> admit(Open open, @Nullable Instant now) {
        return guarded(() -> shared.admit(open, now), Admission.ADMITTED);
    }

    @Override
    public CompletionStage<?> note(List<Open> opens, @Nullable Instant now) {
        return guarded(() -> shared.note(opens, now).thenApply(_ -> true), true);
    }

    @Override
    public CompletionStage<Allowance> take(Metered what, Source address, int count, @Nullable Instant now) {
        return guarded(() -> shared.take(what, address, count, now), Allowance.ALLOWED);
    }

    private <T> CompletionStage<T> guarded(Supplier<CompletionStage<T>> question, T neutral) {
        if (!circuit.allows(nanoTime.getAsLong())) {
            missed.incrementAndGet();
            return CompletableFuture.completedFuture(neutral);
        }
        return started(question)
                .toCompletableFuture()
                .copy()
                .orTimeout(deadline, TimeUnit.NANOSECONDS)
                .handle((answer, failure) -> {
                    if (failure == null) {
                        succeeded();
                        return answer;
                    }
                    failed(failure);
                    return neutral;
                });
    }

    /** A link that is being closed throws. */
    private static <T> CompletionStage<T> started(Supplier<CompletionStage<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void succeeded() {
        if (circuit.succeeded()) {
            LOG.log(System.Logger.Level.INFO, "Redis answers again, limits hold for all edges together again");
        }
    }

    private void failed(Throwable failure) {
        missed.incrementAndGet();
        if (circuit.failed(nanoTime.getAsLong())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Redis does not do its work in time, limits hold for each edge alone reason={0}",
                    RedisLink.reason(failure));
        }
    }
}
