// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A check that can start only when another has ended. */
final class Later<T> {
    private static final System.Logger LOG = System.getLogger(Later.class.getName());

    private final CompletableFuture<@Nullable T> started;
    private final CompletableFuture<?> done;

    private Later(CompletableFuture<@Nullable T> started, CompletableFuture<?> done) {
        this.started = started;
        this.done = done;
    }

    /** None at all. */
    static <T> Later<T> never() {
        CompletableFuture<@Nullable T> nothing = CompletableFuture.completedFuture(null);
        return new Later<>(nothing, nothing);
    }

    /**
     * @param first never fails
     * @param start starts the check; null if it turns out that there is nothing to check
     * @param end the check's own end, which never fails
     */
    static <T> Later<T> after(
            CompletableFuture<?> first, Supplier<@Nullable T> start, Function<T, CompletableFuture<?>> end) {
        CompletableFuture<@Nullable T> started = first.thenApply(_ -> started(start));
        CompletableFuture<?> done = started.thenCompose(
                check -> check == null ? CompletableFuture.completedFuture(null) : end.apply(check));
        return new Later<>(started, done);
    }

    private static <T> @Nullable T started(Supplier<@Nullable T> start) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a check could not be started, and its finding is not known", e);
            return null;
        }
    }

    /** Complete when it has ended; never fails. */
    CompletableFuture<?> done() {
        return done;
    }

    /** The check; null while it has not started, and where there is none. */
    @Nullable
    T check() {
        return started.getNow(null);
    }
}
