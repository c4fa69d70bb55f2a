// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import java.util.BitSet;

/**
 * Which records of a partition need not be looked at any more. The lowest that does is what may be committed; which others
 * behind it are done goes along with the commit as text, so that after a restart they are not moved once more. Not for
 * several threads.
 */
final class Moved {
    private static final int RADIX = 36;
    private static final int SHIFT_AT = 1 << 16;

    private final BitSet done = new BitSet();
    private long base = -1;
    private long end = -1;

    /** A record was read. Offsets that are left out do not exist. */
    void read(long offset) {
        if (base < 0) {
            base = offset;
            end = offset;
        }
        if (offset > end) {
            done.set((int) (end - base), (int) (offset - base));
        }
        end = Math.max(end, offset + 1);
    }

    /** Nothing is to be done about it any more. */
    void done(long offset) {
        if (offset >= base) {
            done.set((int) (offset - base));
        }
    }

    boolean isDone(long offset) {
        return base >= 0 && (offset < base || done.get((int) (offset - base)));
    }

    /** The lowest that is not done, which is where reading begins again; -1 before anything was read. */
    long lowest() {
        if (base < 0) {
            return -1;
        }
        int first = Math.min(done.nextClearBit(0), (int) (end - base));
        if (first >= SHIFT_AT) {
            var rest = done.get(first, Math.max(first, done.length()));
            done.clear();
            done.or(rest);
            base += first;
            return base;
        }
        return base + first;
    }

    /**
     * What is done behind the lowest, as far as it fits: lengths of what is open and done in turn, to the base of 36.
     *
     * @param most characters
     */
    String text(int most) {
        var text = new StringBuilder();
        long lowest = lowest();
        if (lowest < 0) {
            return "";
        }
        int at = (int) (lowest - base);
        int last = (int) (end - base);
        while (at < last) {
            int from = done.nextSetBit(at);
            if (from < 0 || from >= last) {
                break;
            }
            int to = Math.min(done.nextClearBit(from), last);
            var run = Integer.toString(from - at, RADIX) + "," + Integer.toString(to - from, RADIX) + ",";
            if (text.length() + run.length() > most) {
                break;
            }
            text.append(run);
            at = to;
        }
        return text.toString();
    }

    /**
     * Takes up where another stopped.
     *
     * @param committed the lowest that was not done
     * @param text of {@link #text}; what cannot be read of it is passed over, and those records come twice
     */
    static Moved from(long committed, String text) {
        var moved = new Moved();
        moved.base = committed;
        moved.end = committed;
        long at = committed;
        try {
            var numbers = text.isEmpty() ? new String[0] : text.split(",");
            for (int i = 0; i + 1 < numbers.length; i += 2) {
                long from = at + Long.parseLong(numbers[i], RADIX);
                long to = from + Long.parseLong(numbers[i + 1], RADIX);
                if (to - committed > 1 << 28 || from < at || to < from) {
                    break;
                }
                moved.done.set((int) (from - committed), (int) (to - committed));
                at = to;
            }
        } catch (NumberFormatException e) {
            // Somebody else's text.
        }
        return moved;
    }
}
