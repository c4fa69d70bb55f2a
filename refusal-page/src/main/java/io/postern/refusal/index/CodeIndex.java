// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The places of records by their codes, as many as there is room for; then the oldest make room. 24 octets each, taken at
 * once. Two codes may share a hash: whoever reads a record checks its code. Safe for use by many threads.
 *
 * <p>Places lie in a ring. Each points to the one before it with the same bucket, and one that is not older than the one that
 * points to it has been written over: there the way ends.
 */
final class CodeIndex {
    private final int capacity;
    private final long[] codes;
    private final long[] places;
    private final int[] before;
    private final int[] last;
    private long count;

    /** @throws IllegalArgumentException with a sentence, if it is out of bounds */
    CodeIndex(int capacity) {
        Codes.check(capacity);
        this.capacity = capacity;
        this.codes = new long[capacity];
        this.places = new long[capacity];
        this.before = new int[capacity];
        this.last = new int[Integer.highestOneBit(Math.max(1, capacity - 1)) << 1];
    }

    synchronized void add(String code, Place place) {
        int slot = (int) (count % capacity);
        long hash = hash(code);
        codes[slot] = hash;
        places[slot] = place.packed();
        before[slot] = last[bucket(hash)];
        last[bucket(hash)] = slot + 1;
        count++;
    }

    /** Of the newest so many, the oldest first. */
    synchronized List<Place> find(String code, int most) {
        var found = new ArrayDeque<Place>();
        long hash = hash(code);
        int age = -1;
        for (int slot = last[bucket(hash)] - 1;
                slot >= 0 && age(slot) > age && found.size() < most;
                slot = before[slot] - 1) {
            age = age(slot);
            if (codes[slot] == hash) {
                found.addFirst(Place.unpacked(places[slot]));
            }
        }
        return List.copyOf(found);
    }

    /** How many places there are. */
    synchronized long size() {
        return Math.min(count, capacity);
    }

    private int age(int slot) {
        return (int) Math.floorMod(count - 1 - slot, (long) capacity);
    }

    private int bucket(long hash) {
        return (int) (hash >>> 7) & last.length - 1;
    }

    /** FNV-1a, and a stir. */
    private static long hash(String code) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < code.length(); i++) {
            hash = (hash ^ code.charAt(i)) * 0x100000001b3L;
        }
        return (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
    }
}
