// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Trying again until it works. */
final class Patience {
    private static final System.Logger LOG = System.getLogger(Patience.class.getName());
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final AtomicLong complained = new AtomicLong(System.nanoTime() - QUIET.toNanos());

    private Patience() {}

    /**
     * Repeats a step, once a second, until it succeeds; fails with {@link Aborted} when nobody wants it any longer. However
     * long that takes, nothing piles up.
     *
     * @param what it writes, for who reads that it has not worked
     * @param faults told of each try that failed by a fault of ours
     */
    static CompletableFuture<Void> untilDone(
            String what, Supplier<CompletionStage<Void>> step, BooleanSupplier aborted, Faults faults) {
        var done = new CompletableFuture<Void>();
        begin(what, step, aborted, faults, done);
        return done;
    }

    private static void begin(
            String what,
            Supplier<CompletionStage<Void>> step,
            BooleanSupplier aborted,
            Faults faults,
            CompletableFuture<Void> done) {
        taken(step).whenComplete((_, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else if (aborted.getAsBoolean()) {
                done.completeExceptionally(new Aborted());
            } else {
                var cause = cause(failure);
                faults.ours(what, cause);
                complain(what, cause);
                later(LONGEST).execute(() -> begin(what, step, aborted, faults, done));
            }
        });
    }

    private static CompletionStage<Void> taken(Supplier<CompletionStage<Void>> step) {
        try {
            return step.get();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** All records in work fail together when Kafka is away: one of them speaks for all. */
    private static void complain(String what, Throwable cause) {
        long now = System.nanoTime();
        long last = complained.get();
        if (now - last >= QUIET.toNanos() && complained.compareAndSet(last, now)) {
            LOG.log(System.Logger.Level.WARNING, words(what, cause));
        }
    }

    static String words(String what, Throwable cause) {
        return (OwnFault.is(cause) ? "a fault of ours: " : "") + what + " could not be written, trying again: " + cause;
    }

    private static Executor later(Duration length) {
        return CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** As long as wished, but between 50 ms and a second. */
    static CompletableFuture<Void> pause(Duration wish) {
        var length = wish.compareTo(LONGEST) > 0 ? LONGEST : wish.compareTo(SHORTEST) < 0 ? SHORTEST : wish;
        return CompletableFuture.runAsync(() -> {}, later(length));
    }

    /** What really happened. */
    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
