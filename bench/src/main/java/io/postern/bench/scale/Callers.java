// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import io.postern.bench.load.Traffic;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Clients that hand in a message each, at a rate, whatever becomes of those before; and come again as long as they are put off. */
final class Callers {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Longer than the greylist's block period; twice as long each time, as a queue does. */
    private static final long PUT_OFF_NANOS = TimeUnit.MILLISECONDS.toNanos(1200);

    private static final long TURNED_AWAY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int MOST_DOUBLINGS = 4;

    private final Traffic traffic;
    private final Doors doors;
    private final AtomicInteger numbers = new AtomicInteger();
    private long message;

    Callers(Traffic traffic, Doors doors) {
        this.traffic = traffic;
        this.doors = doors;
    }

    /** Returns when the last of them is served, or has given up. */
    void call(double rate, Duration time, CallTally tally) {
        long begun = System.nanoTime();
        long count = Math.round(rate * time.toNanos() / 1e9);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = begun + (long) (i * 1e9 / rate);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                long mine = message++;
                var _ = threads.submit(() -> handIn(mine, tally));
            }
        }
    }

    private void handIn(long mine, CallTally tally) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int tries = 0; System.nanoTime() - end < 0; tries++) {
            var door = doors.next();
            var one = new Caller(traffic, mine, numbers.getAndIncrement()).call(door);
            tally.tried(one);
            if (one.accepted() || one.refused()) {
                return;
            }
            boolean elsewhere = one.turnedAway() || one.closed();
            if (elsewhere) {
                doors.unwell(door);
            }
            long first = elsewhere ? TURNED_AWAY_NANOS : PUT_OFF_NANOS;
            LockSupport.parkNanos(first << Math.min(tries, MOST_DOUBLINGS));
        }
        tally.givenUp();
    }
}
