// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import io.postern.redis.Circuit;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A ledger that never fails: the shared one, and this process's own memory beside it, which is all there is while the
 * shared one does not answer. After a failure one step a second asks the shared one, until it answers, so that a Redis that
 * hangs costs one time-out a second and not one for each message.
 */
public final class GuardedLedger implements Ledger {
    private static final System.Logger LOG = System.getLogger(GuardedLedger.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Ledger shared;
    private final MemoryLedger own = new MemoryLedger();
    private final LongSupplier nanoTime;
    private final AtomicLong missed = new AtomicLong();
    private final Circuit circuit = new Circuit(PAUSE);

    /** @param nanoTime such as {@code System::nanoTime} */
    public GuardedLedger(Ledger shared, LongSupplier nanoTime) {
        this.shared = shared;
        this.nanoTime = nanoTime;
    }

    /** Another one over the same shared ledger, which remembers and counts by itself. */
    GuardedLedger aside() {
        return new GuardedLedger(shared, nanoTime);
    }

    /** How many steps went by this process's memory alone. */
    public long missed() {
        return missed.get();
    }

    @Override
    public CompletionStage<Claim> claim(String recordId, int attempt, Runnable onLost) {
        var here = own.claimNow(recordId, attempt);
        if (!(here instanceof Claim.Granted(var known))) {
            return CompletableFuture.completedFuture(here);
        }
        return guarded(() -> shared.claim(recordId, attempt, onLost), here).thenApply(there -> {
            if (!(there instanceof Claim.Granted(var entered))) {
                var _ = own.release(recordId);
                return there;
            }
            if (known.isEmpty()) {
                return there;
            }
            var all = new HashMap<>(known);
            all.putAll(entered);
            return new Claim.Granted(all);
        });
    }

    @Override
    public CompletionStage<Void> enter(String recordId, int attempt, Map<String, byte[]> outcomes) {
        var _ = own.enter(recordId, attempt, outcomes);
        return guarded(() -> shared.enter(recordId, attempt, outcomes));
    }

    @Override
    public CompletionStage<Void> close(String recordId, int attempt) {
        return givenBack(recordId, () -> shared.close(recordId, attempt))
                .thenCompose(_ -> own.close(recordId, attempt));
    }

    @Override
    public CompletionStage<Void> release(String recordId) {
        return givenBack(recordId, () -> shared.release(recordId)).thenCompose(_ -> own.release(recordId));
    }

    @Override
    public void forget(Collection<String> recordIds) {
        shared.forget(recordIds);
    }

    /** Else the claim would be renewed for ever, and the next attempt would wait for ourselves. */
    private CompletionStage<Void> givenBack(String recordId, Supplier<CompletionStage<Void>> step) {
        return guarded(() -> step.get().thenApply(_ -> Boolean.TRUE), Boolean.FALSE)
                .thenAccept(done -> {
                    if (!done) {
                        shared.drop(recordId);
                    }
                });
    }

    private CompletionStage<Void> guarded(Supplier<CompletionStage<Void>> step) {
        return guarded(() -> step.get().thenApply(_ -> Boolean.TRUE), Boolean.FALSE)
                .thenAccept(_ -> {});
    }

    private <T> CompletionStage<T> guarded(Supplier<CompletionStage<T>> step, T otherwise) {
        if (!circuit.allows(nanoTime.getAsLong())) {
            missed.incrementAndGet();
            return CompletableFuture.completedFuture(otherwise);
        }
        return start(step).handle((result, failure) -> {
            if (failure == null) {
                back();
                return result;
            }
            missed.incrementAndGet();
            left(failure);
            return otherwise;
        });
    }

    private static <T> CompletionStage<T> start(Supplier<CompletionStage<T>> step) {
        try {
            return step.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void left(Throwable failure) {
        if (circuit.failed(nanoTime.getAsLong())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Redis does not answer; delivery goes on by this process''s own claims, and a crash may cost second"
                            + " copies reason={0}",
                    failure.getMessage());
        }
    }

    private void back() {
        if (circuit.succeeded()) {
            LOG.log(System.Logger.Level.INFO, "Redis answers again; claims are shared again");
        }
    }
}
