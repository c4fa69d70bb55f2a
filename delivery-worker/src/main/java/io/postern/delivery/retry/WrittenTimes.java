// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import java.util.TreeMap;

/**
 * When the records of a partition were written, roughly: a mark each so often, so that it takes little memory however many
 * there are. Offsets come in their order. Not for several threads.
 */
final class WrittenTimes {
    private final long grain;
    private final TreeMap<Long, Long> marks = new TreeMap<>();

    /** @param grain milliseconds between marks: a time that is told may be too early by so much */
    WrittenTimes(long grain) {
        this.grain = grain;
    }

    void read(long offset, long time) {
        if (marks.isEmpty() || time - marks.lastEntry().getValue() >= grain) {
            marks.put(offset, time);
        }
    }

    /** Of that record, or of one shortly before it; nothing is asked about earlier ones any more. -1 if it is not known. */
    long at(long offset) {
        var mark = marks.floorEntry(offset);
        if (mark == null) {
            return -1;
        }
        marks.headMap(mark.getKey()).clear();
        return mark.getValue();
    }
}
