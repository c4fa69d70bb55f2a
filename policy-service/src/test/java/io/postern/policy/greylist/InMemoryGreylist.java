// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The same promises without Redis, for tests; its own clock stands still until it is moved. */
public final class InMemoryGreylist implements Greylist {
    private record Entry(boolean known, Instant time) {}

    private final GreylistSettings settings;
    private final Map<String, Entry> entries = new HashMap<>();
    private Instant clock = Instant.parse("2026-01-01T12:00:00Z");

    public InMemoryGreylist(GreylistSettings settings) {
        this.settings = settings;
    }

    public void pass(Duration time) {
        clock = clock.plus(time);
    }

    /** How many keys it remembers. */
    public int size() {
        return entries.size();
    }

    @Override
    public CompletionStage<List<Standing>> attempt(List<Triplet> triplets, @Nullable Instant now) {
        var standings = new ArrayList<Standing>();
        triplets.forEach(triplet -> standings.add(attempt(triplet, now == null ? clock : now)));
        return CompletableFuture.completedStage(standings);
    }

    private Standing attempt(Triplet triplet, Instant now) {
        var keys = RedisKeys.of(triplet);
        Instant first = null;
        boolean known = false;
        for (var key : keys) {
            var entry = entries.get(key);
            if (entry == null) {
                continue;
            }
            var age = Duration.between(entry.time(), now);
            if (entry.known()) {
                known |= age.compareTo(settings.recordExpiration()) <= 0;
            } else if (age.compareTo(settings.passPeriod()) <= 0
                    && (first == null || entry.time().isBefore(first))) {
                first = entry.time();
            }
        }
        if (known) {
            note(keys, new Entry(true, now));
            return new Standing.Known();
        }
        if (first == null) {
            note(keys, new Entry(false, now));
            return new Standing.Stranger(settings.blockPeriod());
        }
        var since = first.isAfter(now) ? Duration.ZERO : Duration.between(first, now);
        if (since.compareTo(settings.blockPeriod()) < 0) {
            note(keys, new Entry(false, first));
            return new Standing.Early(settings.blockPeriod().minus(since));
        }
        note(keys, new Entry(true, now));
        return new Standing.Waited(since);
    }

    private void note(String[] keys, Entry entry) {
        for (var key : keys) {
            entries.put(key, entry);
        }
    }
}
