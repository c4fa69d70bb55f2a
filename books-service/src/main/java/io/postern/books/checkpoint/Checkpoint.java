// SPDX-License-Identifier: Apache-2.0
package io.postern.books.checkpoint;

import io.postern.books.entry.Entry;
import io.postern.books.entry.Totals;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The books as they were saved.
 *
 * @param at when, in milliseconds since 1970; 0 if they never were
 * @param began when the books began, in milliseconds since 1970
 * @param positions by topic and partition, as {@code topic-0}: the offset of the next record to be read
 * @param entries that are open
 */
public record Checkpoint(long at, long began, Totals totals, Map<String, Long> positions, Collection<Entry> entries) {

    static Checkpoint none(long now) {
        return new Checkpoint(0, now, Totals.NONE, Map.of(), List.of());
    }

    /** Whether there was anything. */
    public boolean found() {
        return at != 0;
    }
}
