// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What this process alone has seen; of each kind the last {@value #MAX_KEPT} to fail, or to sign in. */
public final class MemoryLockout implements Lockout {
    static final int MAX_KEPT = 20_000;

    private record Place(String account, String network) {}

    private final LockoutSettings settings;
    private final InstantSource clock;
    private final Map<String, Failures> accounts = new Latest<>();
    private final Map<String, Failures> networks = new Latest<>();
    private final Map<Place, Failures> places = new Latest<>();
    private final Map<Place, Instant> familiar = new Latest<>();

    /** What was noted longest ago goes by itself. */
    private static final class Latest<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MAX_KEPT;
        }
    }

    public MemoryLockout(LockoutSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Duration> note(Attempt attempt, String account, String network, @Nullable Instant now) {
        return CompletableFuture.completedFuture(
                noted(attempt, new Place(account, network), now == null ? clock.instant() : now));
    }

    private synchronized Duration noted(Attempt attempt, Place place, Instant now) {
        boolean known = familiar(place, now);
        var held = known
                ? left(places.get(place), 0, now)
                : longer(
                        left(accounts.get(place.account()), 0, now),
                        left(networks.get(place.network()), settings.networkAllowance(), now));
        switch (attempt) {
            case BEGINS -> {}
            case FAILED -> failed(place, known, now);
            case SUCCEEDED -> {
                if (held.isZero()) {
                    forgive(place, known, now);
                }
            }
        }
        return held;
    }

    private boolean familiar(Place place, Instant now) {
        var since = familiar.get(place);
        return since != null && Duration.between(since, now).compareTo(settings.familiarFor()) <= 0;
    }

    private void failed(Place place, boolean known, Instant now) {
        var before = places.get(place);
        if (!known) {
            accounts.merge(place.account(), new Failures(1, now), (old, _) -> old.and(settings, now));
            if (before == null || before.forgotten(settings, now)) {
                networks.merge(place.network(), new Failures(1, now), (old, _) -> old.and(settings, now));
            }
        }
        places.put(place, before == null ? new Failures(1, now) : before.and(settings, now));
    }

    private void forgive(Place place, boolean known, Instant now) {
        if (!known) {
            accounts.remove(place.account());
        }
        places.remove(place);
        familiar.put(place, now);
    }

    private Duration left(@Nullable Failures failures, int allowed, Instant now) {
        return failures == null ? Duration.ZERO : failures.left(settings, allowed, now);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
