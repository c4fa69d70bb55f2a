// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.visitor;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many pages a network may see: so many a minute, and as many at once. Safe for use by many threads. */
public final class Visitors {
    /** Networks that are remembered; who is forgotten starts anew. */
    private static final int MOST = 20_000;

    private final int perMinute;
    private final long nanosEach;
    /** When each network's allowance is full again. */
    private final Map<String, Long> fullAt = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    /** @throws IllegalArgumentException with a sentence, if it is less than one */
    public Visitors(int perMinute) {
        if (perMinute < 1) {
            throw new IllegalArgumentException(
                    "postern.refusal-page.per-minute is " + perMinute + "; it must be 1 or more");
        }
        this.perMinute = perMinute;
        this.nanosEach = Duration.ofMinutes(1).toNanos() / perMinute;
    }

    /**
     * One more page.
     *
     * @param nanoTime {@link System#nanoTime}
     * @return zero if it may be shown, and how long to wait if not
     */
    public synchronized Duration page(String network, long nanoTime) {
        long full = Math.max(nanoTime, fullAt.getOrDefault(network, nanoTime)) + nanosEach;
        long beyond = full - nanoTime - perMinute * nanosEach;
        if (beyond > 0) {
            return Duration.ofNanos(beyond);
        }
        fullAt.put(network, full);
        return Duration.ZERO;
    }
}
