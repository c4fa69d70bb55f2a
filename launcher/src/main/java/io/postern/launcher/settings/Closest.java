// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what was probably meant. */
final class Closest {
    private Closest() {}

    /** The candidate that needs the fewest keystrokes to get to, unless that is more than a third of them. */
    static Optional<String> to(String written, Collection<String> candidates) {
        return candidates.stream()
                .distinct()
                .filter(c -> distance(written, c) <= Math.max(2, written.length() / 3))
                .min(Comparator.<String>comparingInt(c -> distance(written, c)).thenComparing(c -> c));
    }

    /** Levenshtein's. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
