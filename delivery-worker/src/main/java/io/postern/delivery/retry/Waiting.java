// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import java.util.Map;

/**
 * What waits to be tried again, in the partitions of this worker.
 *
 * @param records by topic
 * @param oldest by topic, when the oldest was written there, in milliseconds since 1970; none where nothing waits
 * @param octets that the pointers to it take
 */
public record Waiting(Map<String, Integer> records, Map<String, Long> oldest, long octets) {
    static final Waiting NOTHING = new Waiting(Map.of(), Map.of(), 0);

    public int records(String topic) {
        return records.getOrDefault(topic, 0);
    }

    /** How long the oldest has been there; 0 where nothing waits. */
    public double oldestSeconds(String topic) {
        long now = System.currentTimeMillis();
        return Math.max(0, now - oldest.getOrDefault(topic, now)) / 1000.0;
    }
}
