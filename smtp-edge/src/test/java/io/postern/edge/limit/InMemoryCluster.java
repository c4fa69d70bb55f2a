// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The same promises without Redis, for tests; its own clock stands still. */
final class InMemoryCluster {
    private record Said(int count, Instant at) {}

    private final LimitSettings settings;
    private final Map<Source, Map<String, Said>> addresses = new HashMap<>();
    private final Map<Source, Map<String, Said>> networks = new HashMap<>();
    private final Map<Metered, Rate> rates = new HashMap<>();
    private Instant last = ClusterLimitsContract.NOON;

    InMemoryCluster(LimitSettings settings) {
        this.settings = settings;
        for (var what : Metered.values()) {
            rates.put(what, new Rate(what, settings.perMinute(what), 1000));
        }
    }

    ClusterLimits edge(String name) {
        return new ClusterLimits() {
            @Override
            public CompletionStage<Admission> admit(Open open, @Nullable Instant now) {
                return CompletableFuture.completedFuture(admitted(name, open, time(now)));
            }

            @Override
            public CompletionStage<?> note(List<Open> opens, @Nullable Instant now) {
                opens.forEach(open -> noted(name, open, time(now)));
                return CompletableFuture.completedFuture(true);
            }

            @Override
            public CompletionStage<Allowance> take(Metered what, Source address, int count, @Nullable Instant now) {
                // A Rate's clock never goes back.
                var time = time(now);
                last = time.isAfter(last) ? time : last;
                return CompletableFuture.completedFuture(rates.get(what).take(octets(address), count, nanos(last)));
            }
        };
    }

    void empty() {
        addresses.clear();
        networks.clear();
    }

    private static Instant time(@Nullable Instant now) {
        return now == null ? ClusterLimitsContract.NOON : now;
    }

    private static long nanos(Instant time) {
        return Duration.between(ClusterLimitsContract.NOON, time).toNanos();
    }

    private static byte[] octets(Source source) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(source.high())
                .putLong(source.low())
                .array();
    }

    private Admission admitted(String edge, Open open, Instant now) {
        if (others(addresses, open.address(), edge, now) + open.ofAddress() > settings.sessionsPerAddress()) {
            return new Admission.TooManyFromAddress(settings.sessionsPerAddress());
        }
        if (others(networks, open.address().network(), edge, now) + open.ofNetwork() > settings.sessionsPerNetwork()) {
            return new Admission.TooManyFromNetwork(settings.sessionsPerNetwork());
        }
        noted(edge, open, now);
        return Admission.ADMITTED;
    }

    private static int others(Map<Source, Map<String, Said>> all, Source source, String edge, Instant now) {
        return all.getOrDefault(source, Map.of()).entrySet().stream()
                .filter(entry -> !entry.getKey().equals(edge))
                .map(Map.Entry::getValue)
                .filter(said -> Duration.between(said.at(), now).compareTo(ClusterLimits.LIFE) <= 0)
                .mapToInt(Said::count)
                .sum();
    }

    private void noted(String edge, Open open, Instant now) {
        addresses.computeIfAbsent(open.address(), _ -> new HashMap<>()).put(edge, new Said(open.ofAddress(), now));
        networks.computeIfAbsent(open.address().network(), _ -> new HashMap<>())
                .put(edge, new Said(open.ofNetwork(), now));
    }
}
