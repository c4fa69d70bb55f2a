// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A record that comes alone is taken at once; of many, several are fetched together, which costs much less. */
final class Company {
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private long lastTaken = System.nanoTime() - NANOS;

    /** Records are being taken. */
    void taken() {
        lastTaken = System.nanoTime();
    }

    /** Waits for more, if some were taken just now. */
    void await() {
        long early = lastTaken + NANOS - System.nanoTime();
        if (early > 0) {
            LockSupport.parkNanos(early);
        }
    }
}
