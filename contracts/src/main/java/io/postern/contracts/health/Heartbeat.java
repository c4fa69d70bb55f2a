// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.health;

import java.time.Duration;

/**
 * Shows whether a loop goes round. The loop beats each time; it has died, or is stuck, once it has not for longer than its
 * longest step can take. Times are those of {@link System#nanoTime}. Safe for use by many threads.
 */
public final class Heartbeat {
    /** No step of a loop takes so long, with Kafka away or Redis away: their clients give up after a minute. */
    public static final Duration STUCK = Duration.ofMinutes(3);

    private volatile long last;
    private volatile boolean over;

    public Heartbeat(long now) {
        last = now;
    }

    public void beat(long now) {
        last = now;
    }

    /** The loop has ended for good: only a new process goes on. */
    public void end() {
        over = true;
    }

    public boolean alive(long now, Duration patience) {
        return !over && now - last < patience.toNanos();
    }
}
