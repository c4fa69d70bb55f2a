// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many look-ups one inquiry may cost, so that nobody can make us ask hundreds of questions by what they write into
 * their zones. What the cache answers is free.
 */
public final class QueryBudget {
    private static final QueryBudget UNLIMITED = new QueryBudget(Integer.MAX_VALUE);
    private final AtomicInteger left;

    private QueryBudget(int lookups) {
        this.left = new AtomicInteger(lookups);
    }

    public static QueryBudget of(int lookups) {
        return new QueryBudget(lookups);
    }

    public static QueryBudget unlimited() {
        return UNLIMITED;
    }

    /** Takes one look-up out; false when none is left. */
    public boolean spend() {
        return this == UNLIMITED || left.getAndDecrement() > 0;
    }
}
