// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one inquiry may cost, in look-ups and in time, so that nobody can make us ask hundreds of questions, or for minutes,
 * by what they write into their zones. What the cache answers is free.
 */
public final class QueryBudget {
    private static final Duration NO_LIMIT = Duration.ofDays(1);
    private static final QueryBudget UNLIMITED = new QueryBudget(Integer.MAX_VALUE, NO_LIMIT);

    private final AtomicInteger left;
    private final boolean timed;
    private final long end;

    private QueryBudget(int lookups, Duration time) {
        this.left = new AtomicInteger(lookups);
        this.timed = time.compareTo(NO_LIMIT) < 0;
        this.end = System.nanoTime() + (timed ? time.toNanos() : 0);
    }

    public static QueryBudget of(int lookups) {
        return new QueryBudget(lookups, NO_LIMIT);
    }

    /** @param time from now on; what is under way when it is over has failed */
    public static QueryBudget of(int lookups, Duration time) {
        return new QueryBudget(lookups, time);
    }

    public static QueryBudget unlimited() {
        return UNLIMITED;
    }

    /** Takes one look-up out; false when none is left, or no time. */
    public boolean spend() {
        return this == UNLIMITED || (nanosLeft() > 0 && left.getAndDecrement() > 0);
    }

    /** Whether its time has an end. */
    public boolean timed() {
        return timed;
    }

    /** Nanoseconds until the end of its time, not above zero when that is over. */
    public long nanosLeft() {
        return timed ? end - System.nanoTime() : Long.MAX_VALUE;
    }
}
