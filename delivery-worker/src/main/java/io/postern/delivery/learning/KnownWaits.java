// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.learning;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was last read about sites. Bounded: at most twice the given number of sites, and those that nobody has asked about
 * for longest go first. Safe for use by many threads.
 */
final class KnownWaits {
    /** @param asked when it was last asked for, in nanoseconds */
    private record Known(@Nullable Duration need, long asked) {}

    private static final long AGAIN_NANOS = Duration.ofSeconds(5).toNanos();

    private final int bound;
    private final long freshNanos;
    private Map<String, Known> young = new HashMap<>();
    private Map<String, Known> old = Map.of();

    /** @param fresh after this long a wait should be read anew */
    KnownWaits(int bound, Duration fresh) {
        this.bound = bound;
        this.freshNanos = fresh.toNanos();
    }

    synchronized @Nullable Duration of(String destination) {
        var known = known(destination);
        return known == null ? null : known.need();
    }

    /** Whether it should be read now; true for one caller only until it is due again. */
    synchronized boolean due(String destination, long now) {
        var known = known(destination);
        if (known != null && now - known.asked() < freshNanos) {
            return false;
        }
        put(destination, new Known(known == null ? null : known.need(), now));
        return true;
    }

    synchronized void read(String destination, @Nullable Duration wait, long now) {
        put(destination, new Known(wait, now));
    }

    /** Something has changed; whoever asks next should read it. */
    synchronized void changed(String destination, long now) {
        var known = known(destination);
        if (known != null) {
            put(destination, new Known(known.need(), now - freshNanos));
        }
    }

    /** It could not be read; it is due again a little later. */
    synchronized void failed(String destination, long now) {
        var known = known(destination);
        put(destination, new Known(known == null ? null : known.need(), now - freshNanos + AGAIN_NANOS));
    }

    synchronized int size() {
        return young.size() + old.size();
    }

    private @Nullable Known known(String destination) {
        var known = young.get(destination);
        return known == null ? old.get(destination) : known;
    }

    private void put(String destination, Known known) {
        young.put(destination, known);
        if (young.size() >= bound) {
            old = young;
            young = new HashMap<>();
        }
    }
}
