// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.behind;

import io.postern.contracts.behind.Offer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this worker has noted, and until when that need not be said again. It holds our own domains only, so it stays small.
 * Times are {@link System#nanoTime}. Safe for use by many threads.
 */
final class NotedOffers {
    /** @param offer null if it could not be written */
    private record Noted(@Nullable Offer offer, long dueAt) {}

    private static final long AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

    private final Map<String, Noted> noted = new HashMap<>();
    private final long renewNanos;

    /** @param renew after this long it is written once more, although it has not changed */
    NotedOffers(Duration renew) {
        this.renewNanos = renew.toNanos();
    }

    /** Whether it is to be written now; true for one caller only. */
    synchronized boolean due(String domain, Offer offer, long now) {
        var known = noted.get(domain);
        boolean same = known != null && (known.offer() == null || known.offer().equals(offer));
        if (same && now - known.dueAt() < 0) {
            return false;
        }
        noted.put(domain, new Noted(offer, now + renewNanos));
        return true;
    }

    /** It could not be written; that is tried again a little later. */
    synchronized void failed(String domain, long now) {
        noted.put(domain, new Noted(null, now + AGAIN_NANOS));
    }
}
