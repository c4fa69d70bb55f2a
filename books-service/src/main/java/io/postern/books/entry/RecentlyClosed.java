// SPDX-License-Identifier: Apache-2.0
package io.postern.books.entry;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was closed in the last minutes, so that it is not opened again by what is read later. Bounded by time and number:
 * two halves, of which the older is forgotten as a whole. Keys are kept as 64 bits; message ids are ours and random, so
 * that two keys with the same bits do not meet.
 */
final class RecentlyClosed {
    static final long HALF_MILLIS = 5 * 60_000;
    static final int HALF_SIZE = 50_000;

    /** @param seen whether its beginning was seen */
    record Closed(Ending ending, boolean seen) {}

    private Map<Long, Closed> young = new HashMap<>();
    private Map<Long, Closed> old = new HashMap<>();
    private long youngSince;

    void put(String key, Ending ending, boolean seen, long now) {
        if (young.size() >= HALF_SIZE || now - youngSince >= HALF_MILLIS) {
            old = now - youngSince >= 2 * HALF_MILLIS ? new HashMap<>() : young;
            young = new HashMap<>();
            youngSince = now;
        }
        young.put(bits(key), new Closed(ending, seen));
    }

    /** Null when it was not closed, or longer ago. */
    @Nullable
    Closed get(String key) {
        var bits = bits(key);
        var closed = young.get(bits);
        return closed == null ? old.get(bits) : closed;
    }

    /** FNV-1a, with a finish that spreads the last characters. */
    private static long bits(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        return hash ^ hash >>> 29;
    }
}
