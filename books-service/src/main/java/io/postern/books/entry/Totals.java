// SPDX-License-Identifier: Apache-2.0
package io.postern.books.entry;

import java.util.Map;

/**
 * How much of what there was since the books began, counted by message and recipient.
 *
 * @param accepted seen on a lane for the first time
 * @param released begun anew, out of quarantine
 * @param found not seen when they were accepted, but when they were put off
 * @param closed entries, by how they ended
 * @param unseen endings of which the beginning was not seen
 * @param unread records that were removed from a lane before they were read
 * @param unreadable records that are none of this release's
 */
public record Totals(
        long accepted,
        long released,
        long found,
        Map<Ending, Long> closed,
        Map<Ending, Long> unseen,
        long unread,
        long unreadable) {
    public static final Totals NONE = new Totals(0, 0, 0, Map.of(), Map.of(), 0, 0);

    public Totals {
        closed = Map.copyOf(closed);
        unseen = Map.copyOf(unseen);
    }

    /** What is neither closed nor open although it began, or the other way round: 0, or the books are wrong. */
    public long difference(long open) {
        return accepted + released + found - sum(closed) - open;
    }

    private static long sum(Map<Ending, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
