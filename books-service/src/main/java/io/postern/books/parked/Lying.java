// SPDX-License-Identifier: Apache-2.0
package io.postern.books.parked;

import io.postern.contracts.line.KafkaParked.Done;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What lies in one partition of {@code postern.parked}, some hundred octets a record. Not for several threads. */
final class Lying {
    private record Entry(Kind kind, String same) {}

    private final NavigableMap<Long, Entry> records = new TreeMap<>();
    private final Set<Long> done = new HashSet<>();

    /** A record. @param same equal of what is one record, parked twice */
    void parked(long offset, Kind kind, String same) {
        records.put(offset, new Entry(kind, same));
    }

    /** A mark. @param of the offset of the record that it is about */
    void marked(Done what, long of) {
        if (what != Done.BEGUN && records.containsKey(of)) {
            done.add(of);
        }
    }

    /** All below is not in the topic any more. */
    void begins(long offset) {
        records.headMap(offset).clear();
        done.removeIf(of -> of < offset);
    }

    /** How many an operator is not done with. */
    long count(Kind kind) {
        var seen = new HashSet<String>();
        return records.entrySet().stream()
                .filter(one -> seen.add(one.getValue().same()))
                .filter(one -> one.getValue().kind() == kind && !done.contains(one.getKey()))
                .count();
    }
}
