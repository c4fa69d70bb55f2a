// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.behind;

import io.postern.contracts.behind.Offer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was read a moment ago, that nothing is known included. It holds our own domains only, so it stays small. Times are
 * {@link System#nanoTime}. Safe for use by many threads.
 */
final class RecentOffers {
    /** @param offer null if nothing is known */
    record Recent(@Nullable Offer offer, long readAt) {}

    private final ConcurrentHashMap<String, Recent> recent = new ConcurrentHashMap<>();
    private final long freshNanos;

    /** @param fresh after this long it should be read anew */
    RecentOffers(Duration fresh) {
        this.freshNanos = fresh.toNanos();
    }

    /** Null if it has to be read. */
    @Nullable
    Recent of(String domain, long now) {
        var known = recent.get(domain);
        return known == null || now - known.readAt() >= freshNanos ? null : known;
    }

    void read(String domain, @Nullable Offer offer, long now) {
        recent.put(domain, new Recent(offer, now));
    }
}
