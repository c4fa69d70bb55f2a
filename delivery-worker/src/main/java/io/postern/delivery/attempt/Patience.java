// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Trying again until it works. */
final class Patience {
    private static final System.Logger LOG = System.getLogger(Patience.class.getName());
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private Patience() {}

    /** Repeats a step, once a second, until it succeeds; fails with {@link Aborted} when nobody wants it any longer. */
    static CompletableFuture<Void> untilDone(Supplier<CompletionStage<Void>> step, BooleanSupplier aborted) {
        return step.get().toCompletableFuture().exceptionallyCompose(failure -> {
            if (aborted.getAsBoolean()) {
                return CompletableFuture.failedFuture(new Aborted());
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Kafka has not taken a record, trying again: "
                            + cause(failure).getMessage());
            return pause(LONGEST).thenCompose(_ -> untilDone(step, aborted));
        });
    }

    /** As long as wished, but between 50 ms and a second. */
    static CompletableFuture<Void> pause(Duration wish) {
        var length = wish.compareTo(LONGEST) > 0 ? LONGEST : wish.compareTo(SHORTEST) < 0 ? SHORTEST : wish;
        var later = CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS);
        return CompletableFuture.runAsync(() -> {}, later);
    }

    /** What really happened. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
