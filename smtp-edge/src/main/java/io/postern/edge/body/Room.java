// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.body;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that all bodies of this process share. Safe for use by many threads. */
public final class Room {
    private final long limit;
    private final AtomicLong used = new AtomicLong();

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
    }

    /** More than half of it is used. */
    boolean tight() {
        return used.get() > limit / 2;
    }

    /** Seven eighths of it are used: who can wait should. */
    boolean crowded() {
        return used.get() > limit / 8 * 7;
    }

    /** Octets in use now. */
    public long used() {
        return used.get();
    }
}
