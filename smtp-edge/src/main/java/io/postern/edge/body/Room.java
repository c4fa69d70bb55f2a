// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.body;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that all bodies of this process share. Safe for use by many threads. */
public final class Room {
    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong leaving = new AtomicLong();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /** @param limit octets */
    public Room(long limit) {
        this.limit = limit;
    }

    /** Takes so many octets, or none if there are not so many left. */
    boolean take(long octets) {
        if (used.addAndGet(octets) <= limit) {
            return true;
        }
        used.addAndGet(-octets);
        return false;
    }

    void give(long octets) {
        used.addAndGet(-octets);
        ease();
    }

    /** These octets, taken before, are written away: they will be given back by {@link #gone}, whatever becomes of them. */
    void leaves(long octets) {
        leaving.addAndGet(octets);
    }

    void gone(long octets) {
        leaving.addAndGet(-octets);
        give(octets);
    }

    /** More than half of it is used. */
    boolean tight() {
        return used.get() > limit / 2;
    }

    /** Three quarters of it are used, and some of that is on its way out: who can wait should. */
    boolean crowded() {
        return used.get() > limit / 4 * 3 && leaving.get() > 0;
    }

    /** Has this called once it is no longer crowded; at once, if it is not. */
    void whenEased(Runnable waiter) {
        waiting.add(waiter);
        ease();
    }

    private void ease() {
        while (!crowded()) {
            var next = waiting.poll();
            if (next == null) {
                return;
            }
            next.run();
        }
    }

    /** Octets in use now. */
    public long used() {
        return used.get();
    }
}
