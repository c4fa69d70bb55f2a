// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

import org.jspecify.annotations.Nullable;

/** What is left of the bounds while the archives of one message are read. */
final class ZipBudget {
    private static final long RATIO_FROM = 1 << 20;

    private final Bounds bounds;
    private int entries;
    private long octets;

    ZipBudget(Bounds bounds) {
        this.bounds = bounds;
    }

    /** Why no more entries are looked at; null while they are. */
    @Nullable
    String entry() {
        return ++entries > bounds.entries() ? "more than " + bounds.entries() + " entries in archives" : null;
    }

    /**
     * Counts octets that came out of an entry.
     *
     * @param packed octets of the entry that went in so far
     * @param unpacked those that came out of it so far, the new ones included
     * @return why no more are unpacked; null while they are
     */
    @Nullable
    String unpacked(int more, long packed, long unpacked) {
        octets += more;
        if (octets > bounds.octets()) {
            return "more than %d octets in archives".formatted(bounds.octets());
        }
        return unpacked > RATIO_FROM && unpacked / Math.max(1, packed) > bounds.ratio()
                ? "unpacks to more than %d times its size".formatted(bounds.ratio())
                : null;
    }
}
