// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Takes the steps of an attempt that never was, before the first real one: scripts are loaded and classes are there, so that
 * the first steps of a worker that has just started are not taken for a Redis that does not answer.
 */
public final class LedgerRehearsal {
    private static final int TIMES = 20;
    private static final long GLANCE_NANOS = 20_000_000;

    private LedgerRehearsal() {}

    /**
     * Returns after that time at the latest, and whatever becomes of it. What the ledger misses here it does not count.
     *
     * @param connected whether there is a connection to Redis; it is waited for
     */
    public static void play(GuardedLedger guarded, BooleanSupplier connected, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!connected.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        var ledger = guarded.aside();
        for (int i = 0; i < TIMES && System.nanoTime() < end; i++) {
            var id = "rehearsal-" + UUID.randomUUID();
            try {
                ledger.claim(id, 1, () -> {})
                        .thenCompose(_ -> ledger.enter(id, 1, Map.of("nobody", new byte[] {'{', '}'})))
                        .thenCompose(_ -> ledger.close(id, 1))
                        .thenRun(() -> ledger.forget(Set.of(id)))
                        .toCompletableFuture()
                        .orTimeout(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                        .join();
            } catch (CompletionException e) {
                return;
            }
        }
    }
}
