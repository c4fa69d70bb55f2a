// SPDX-License-Identifier: Apache-2.0
package io.postern.books.entry;

import java.util.HashMap;
import java.util.Map;

/** Counts up to {@link Totals}. */
final class Tally {
    private long accepted;
    private long released;
    private long found;
    private long unread;
    private long unreadable;
    private final Map<Ending, Long> closed = new HashMap<>();
    private final Map<Ending, Long> unseen = new HashMap<>();

    void begun(LaneRecord by) {
        if (by.released()) {
            released++;
        } else {
            accepted++;
        }
    }

    void found() {
        found++;
    }

    void foundBegun(LaneRecord by) {
        found--;
        begun(by);
    }

    void closed(Ending ending) {
        closed.merge(ending, 1L, Long::sum);
    }

    void unseen(Ending ending) {
        unseen.merge(ending, 1L, Long::sum);
    }

    void unseenBegun(LaneRecord by, Ending ending) {
        unseen.merge(ending, -1L, Long::sum);
        begun(by);
        closed(ending);
    }

    void unread(long records) {
        unread += records;
    }

    void unreadable() {
        unreadable++;
    }

    void restore(Totals totals) {
        accepted = totals.accepted();
        released = totals.released();
        found = totals.found();
        unread = totals.unread();
        unreadable = totals.unreadable();
        closed.putAll(totals.closed());
        unseen.putAll(totals.unseen());
    }

    Totals totals() {
        return new Totals(accepted, released, found, closed, unseen, unread, unreadable);
    }
}
