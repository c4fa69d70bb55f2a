// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

import java.util.Arrays;

/** Octets that have arrived and were not looked at yet. */
public final class Unread {
    private static final byte[] NONE = {};
    private byte[] bytes = NONE;
    private int from;
    private int to;

    /** Appends; the array is kept when nothing was left, and must not be changed afterwards. */
    public void add(byte[] more) {
        if (from == to) {
            bytes = more;
            from = 0;
            to = more.length;
            return;
        }
        var joined = Arrays.copyOfRange(bytes, from, from + available() + more.length);
        System.arraycopy(more, 0, joined, available(), more.length);
        to = available() + more.length;
        from = 0;
        bytes = joined;
    }

    public boolean isEmpty() {
        return from == to;
    }

    public int available() {
        return to - from;
    }

    byte take() {
        return bytes[from++];
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Everything before this index of {@link #bytes} has been read. */
    void readTo(int index) {
        from = index;
        if (from == to) {
            clear();
        }
    }

    /** A copy of what is there, without reading it. */
    public byte[] peek() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** Reads so many octets without looking at them. */
    public void skip(int octets) {
        readTo(from + octets);
    }

    /** Forgets everything, and lets go of the memory. */
    public void clear() {
        bytes = NONE;
        from = 0;
        to = 0;
    }
}
