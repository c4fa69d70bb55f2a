// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import java.util.List;

/**
 * The index of refusals, with what else explains them: what was found out about a connection, or about an envelope that was
 * taken, stands in records of its own before the refusal that rests on it. Of those the last are remembered, and go into the
 * index with the first refusal after them.
 */
public final class Codes {
    /** Records of connections and envelopes; at a hundred a second those of three minutes. */
    private static final int RECENT = 20_000;
    /** Records of one session that are looked at. */
    private static final int MOST = 30;

    private final CodeIndex refusals;
    private final CodeIndex recent = new CodeIndex(RECENT);

    /** @throws IllegalArgumentException with a sentence, if it is out of bounds */
    public Codes(int capacity) {
        this.refusals = new CodeIndex(capacity);
    }

    /** @throws IllegalArgumentException with a sentence, if it is out of bounds */
    public static void check(int capacity) {
        if (capacity < 1 || capacity > 50_000_000) {
            throw new IllegalArgumentException(
                    "postern.refusal-page.codes is " + capacity + "; it must be between 1 and 50000000");
        }
    }

    /** @param value of the record at that place */
    void add(Place place, byte[] value) {
        var hit = CodeScan.hit(place.source(), value);
        if (hit == null) {
            return;
        }
        if (!hit.refuses()) {
            recent.add(hit.code(), place);
            return;
        }
        var known = refusals.find(hit.code(), MOST);
        for (var before : recent.find(hit.code(), MOST)) {
            if (!known.contains(before)) {
                refusals.add(hit.code(), before);
            }
        }
        refusals.add(hit.code(), place);
    }

    /** Of the last thirty records, the oldest first; empty if nothing was refused. */
    public List<Place> find(String code) {
        return refusals.find(code, MOST);
    }

    /** How many records are known. */
    public long size() {
        return refusals.size();
    }
}
