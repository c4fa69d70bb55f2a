// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

import java.util.Arrays;

/** Octets that have arrived and were not looked at yet. */
public final class Unread {
    private static final byte[] NONE = {};
    private byte[] bytes = NONE;
    private int from;
    private int to;
    /** The array is ours, and may be written to. */
    private boolean own;

    /** Appends; the array is kept when nothing was left, and must not be changed afterwards. */
    public void add(byte[] more) {
        if (from == to) {
            bytes = more;
            from = 0;
            to = more.length;
            own = false;
            return;
        }
        int length = available() + more.length;
        if (!own || to + more.length > bytes.length) {
            // Twice as much, so that many small pieces do not cost a copy of all each.
            bytes = Arrays.copyOfRange(bytes, from, from + (own ? 2 * length : length));
            own = true;
            to -= from;
            from = 0;
        }
        System.arraycopy(more, 0, bytes, to, more.length);
        to += more.length;
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
