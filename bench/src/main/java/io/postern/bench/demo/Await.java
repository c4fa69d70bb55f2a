// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Waits for what must come. */
public final class Await {
    private static final long GLANCE_NANOS = 20_000_000;

    private Await() {}

    /** @throws StepFailed with those words, if it has not come by then */
    public static void until(Duration patience, String failure, BooleanSupplier come) {
        until(patience, failure, come, patience, _ -> {});
    }

    /**
     * Tells now and then that it is still waiting.
     *
     * @param every between two tellings, which are given how long it has waited
     * @throws StepFailed with those words, if it has not come by then
     */
    public static void until(
            Duration patience, String failure, BooleanSupplier come, Duration every, Consumer<Duration> telling) {
        long begun = System.nanoTime();
        long end = begun + patience.toNanos();
        long told = begun;
        while (!come.getAsBoolean()) {
            if (System.nanoTime() - told > every.toNanos()) {
                told = System.nanoTime();
                telling.accept(Duration.ofNanos(told - begun));
            }
            if (System.nanoTime() - end > 0) {
                throw new StepFailed(failure + " (waited " + patience.toSeconds() + " s)");
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }
}
