// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How many there are from each source. Remembers only those that there are any from. Not safe for several threads. */
final class Counts {
    private final Map<Source, Integer> counts = new HashMap<>();

    int of(Source source) {
        return counts.getOrDefault(source, 0);
    }

    /** @return how many there are now */
    int more(Source source) {
        return counts.merge(source, 1, Integer::sum);
    }

    /** One that was never counted changes nothing. @return how many there are now */
    int fewer(Source source) {
        var left = counts.computeIfPresent(source, (_, count) -> count == 1 ? null : count - 1);
        return left == null ? 0 : left;
    }

    Set<Source> all() {
        return counts.keySet();
    }

    int sources() {
        return counts.size();
    }
}
