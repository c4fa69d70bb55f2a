// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.count;

import io.postern.contracts.finding.DmarcFinding.Published;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was counted for one policy on one day.
 *
 * @param published as it was seen last
 * @param rows with the number of their messages
 * @param leftOut messages for which there was no room
 */
public record Counts(Published published, Map<Row, Long> rows, long leftOut) {
    public Counts {
        rows = Map.copyOf(rows);
    }

    /** The rows in an order that does not change. */
    public Map<Row, Long> sorted() {
        var sorted = new TreeMap<Row, Long>(java.util.Comparator.comparing(Row::text));
        sorted.putAll(rows);
        return sorted;
    }
}
