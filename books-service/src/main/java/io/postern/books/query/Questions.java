// SPDX-License-Identifier: Apache-2.0
package io.postern.books.query;

import io.postern.books.entry.Books;
import io.postern.books.orders.Holds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Asks the books. Each question looks at every open entry once; times are milliseconds since 1970. */
public final class Questions {
    private static final int LONGEST = 100;
    private static final long FRESH_MILLIS = 1_000;
    private static final Comparator<Standing> OLDEST_FIRST = Comparator.comparingLong(
                    (Standing standing) -> standing.entry().acceptedAt())
            .thenComparing(standing -> standing.entry().key());

    private final Books books;
    private final Holds holds;
    private final Duration grace;
    private @Nullable Survey last;
    private long tookMillis;

    /**
     * What was found.
     *
     * @param matched how many there are; there may be more than are shown
     * @param shown those that were accepted first
     */
    public record Found(long at, long matched, List<Standing> shown) {}

    /** @param grace how long something may be due before it is past its time */
    public Questions(Books books, Holds holds, Duration grace) {
        this.books = books;
        this.holds = holds;
        this.grace = grace;
    }

    public Found find(Filter filter, long now) {
        var shown = new First(filter.limit(), OLDEST_FIRST);
        books.forEach(entry -> {
            if (filter.wants(entry)) {
                var standing = Standing.of(entry, holds, grace, now);
                if (filter.wants(standing)) {
                    shown.offer(standing);
                }
            }
        });
        return new Found(now, shown.offered, shown.inOrder());
    }

    /**
     * Several gauges share one: it is never older than a second and three times what the last look took, so that many entries
     * do not keep the books from being read.
     */
    public synchronized Survey survey(long now) {
        if (last == null || Math.abs(now - last.at()) >= FRESH_MILLIS + 3 * tookMillis) {
            long begun = System.nanoTime();
            last = look(now);
            tookMillis = (System.nanoTime() - begun) / 1_000_000;
        }
        return last;
    }

    private Survey look(long now) {
        var count = new Survey.Count();
        var longest = new First(LONGEST, Comparator.comparingLong(Standing::overdueSince));
        books.forEach(entry -> {
            var standing = Standing.of(entry, holds, grace, now);
            count.add(standing);
            if (standing.overdue() != null) {
                longest.offer(standing);
            }
        });
        return count.at(now, longest.inOrder());
    }

    /** Keeps the first few of many. */
    private static final class First {
        private final int limit;
        private final Comparator<Standing> order;
        private final PriorityQueue<Standing> kept;
        private long offered;

        First(int limit, Comparator<Standing> order) {
            this.limit = limit;
            this.order = order;
            this.kept = new PriorityQueue<>(order.reversed());
        }

        void offer(Standing standing) {
            offered++;
            kept.add(standing);
            if (kept.size() > limit) {
                kept.poll();
            }
        }

        List<Standing> inOrder() {
            var list = new ArrayList<>(kept);
            list.sort(order);
            return List.copyOf(list);
        }
    }
}
