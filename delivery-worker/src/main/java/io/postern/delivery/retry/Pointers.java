// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The records that wait in one partition, as a heap by the time they are due: offset, time and four hashes, {@value #OCTETS}
 * octets a record in arrays of primitives. It grows chunk by chunk, so that growing never takes twice the room. Not for
 * several threads.
 */
final class Pointers {
    /** Due only when woken. */
    static final long NEVER = Long.MAX_VALUE;

    static final int HASHES = 4;
    /** Of one record. */
    static final int OCTETS = 2 * Long.BYTES + HASHES * Integer.BYTES;

    private static final int CHUNK_BITS = 13;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int FIRST = 16;

    private final List<long[]> dues = new ArrayList<>();
    private final List<long[]> offsets = new ArrayList<>();
    private final List<int[]> hashes = new ArrayList<>();
    private int size;

    int size() {
        return size;
    }

    /** Octets that the arrays take. */
    long octets() {
        long entries = dues.stream().mapToLong(chunk -> chunk.length).sum();
        return entries * OCTETS;
    }

    /**
     * @param due milliseconds by any clock that only goes forward
     * @param own hashes that it can be woken by, {@link #HASHES} of them
     */
    void add(long offset, long due, int... own) {
        room();
        int at = size++;
        set(at, offset, due, own);
        up(at);
    }

    /** When the first is due; {@link #NEVER} if there is none. */
    long firstDue() {
        return size == 0 ? NEVER : due(0);
    }

    /** Takes the one that is due first out, and gives its offset; its hashes are then in {@code own}. */
    long poll(int[] own) {
        long offset = offset(0);
        System.arraycopy(hashes.getFirst(), 0, own, 0, HASHES);
        size--;
        if (size > 0) {
            copy(size, 0);
            down(0);
        }
        shrink();
        return offset;
    }

    /**
     * Makes all due now whose hash at this place is that one.
     *
     * @return how many
     */
    int wake(int place, int hash, long now) {
        int woken = 0;
        for (int at = 0; at < size; at++) {
            if (hashes.get(at >> CHUNK_BITS)[(at & CHUNK - 1) * HASHES + place] == hash && due(at) > now) {
                dues.get(at >> CHUNK_BITS)[at & CHUNK - 1] = now;
                woken++;
            }
        }
        if (woken > 0) {
            for (int at = size / 2 - 1; at >= 0; at--) {
                down(at);
            }
        }
        return woken;
    }

    /** Makes all due now. */
    int wakeAll(long now) {
        for (int at = 0; at < size; at++) {
            dues.get(at >> CHUNK_BITS)[at & CHUNK - 1] = now;
        }
        return size;
    }

    private void up(int from) {
        int at = from;
        while (at > 0 && due(at) < due((at - 1) / 2)) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void down(int from) {
        int at = from;
        while (true) {
            int least = at;
            int left = 2 * at + 1;
            if (left < size && due(left) < due(least)) {
                least = left;
            }
            if (left + 1 < size && due(left + 1) < due(least)) {
                least = left + 1;
            }
            if (least == at) {
                return;
            }
            swap(at, least);
            at = least;
        }
    }

    private long due(int at) {
        return dues.get(at >> CHUNK_BITS)[at & CHUNK - 1];
    }

    private long offset(int at) {
        return offsets.get(at >> CHUNK_BITS)[at & CHUNK - 1];
    }

    private void set(int at, long offset, long due, int[] own) {
        int chunk = at >> CHUNK_BITS;
        int in = at & CHUNK - 1;
        offsets.get(chunk)[in] = offset;
        dues.get(chunk)[in] = due;
        System.arraycopy(own, 0, hashes.get(chunk), in * HASHES, HASHES);
    }

    private void copy(int from, int to) {
        int chunk = from >> CHUNK_BITS;
        int in = from & CHUNK - 1;
        int toChunk = to >> CHUNK_BITS;
        int toIn = to & CHUNK - 1;
        offsets.get(toChunk)[toIn] = offsets.get(chunk)[in];
        dues.get(toChunk)[toIn] = dues.get(chunk)[in];
        System.arraycopy(hashes.get(chunk), in * HASHES, hashes.get(toChunk), toIn * HASHES, HASHES);
    }

    private void swap(int one, int other) {
        long offset = offset(one);
        long due = due(one);
        var own = Arrays.copyOfRange(
                hashes.get(one >> CHUNK_BITS), (one & CHUNK - 1) * HASHES, ((one & CHUNK - 1) + 1) * HASHES);
        copy(other, one);
        set(other, offset, due, own);
    }

    /** The first chunk grows with what is in it; of those behind it one at most has empty places. */
    private void room() {
        int chunk = size >> CHUNK_BITS;
        if (chunk == dues.size()) {
            int entries = chunk == 0 ? FIRST : CHUNK;
            dues.add(new long[entries]);
            offsets.add(new long[entries]);
            hashes.add(new int[entries * HASHES]);
        } else if ((size & CHUNK - 1) == dues.get(chunk).length) {
            int entries = Math.min(CHUNK, dues.get(chunk).length * 2);
            dues.set(chunk, Arrays.copyOf(dues.get(chunk), entries));
            offsets.set(chunk, Arrays.copyOf(offsets.get(chunk), entries));
            hashes.set(chunk, Arrays.copyOf(hashes.get(chunk), entries * HASHES));
        }
    }

    private void shrink() {
        while (dues.size() > 1 && (dues.size() - 2) * CHUNK >= size) {
            dues.removeLast();
            offsets.removeLast();
            hashes.removeLast();
        }
    }
}
