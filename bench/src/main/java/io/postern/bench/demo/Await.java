// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must come. */
public final class Await {
    private static final long GLANCE_NANOS = 20_000_000;

    private Await() {}

    /** @throws StepFailed with those words, if it has not come by then */
    public static void until(Duration patience, String failure, BooleanSupplier come) {
        long end = System.nanoTime() + patience.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new StepFailed(failure + " (waited " + patience.toSeconds() + " s)");
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }
}
