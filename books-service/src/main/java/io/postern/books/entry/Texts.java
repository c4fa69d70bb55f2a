// SPDX-License-Identifier: Apache-2.0
package io.postern.books.entry;

import java.util.HashMap;
import java.util.Map;

/** Gives equal texts as one: entries of one sender, of one destination, and with the same reply are many. */
public final class Texts {
    private static final int MOST = 5_000;
    private final Map<String, String> known = new HashMap<>();

    public String shared(String text) {
        if (text.isEmpty()) {
            return "";
        }
        var same = known.get(text);
        if (same == null) {
            if (known.size() >= MOST) {
                // Entries keep what they have; only sharing begins anew.
                known.clear();
            }
            known.put(text, text);
            return text;
        }
        return same;
    }
}
