// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.conduct;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The counters, there as soon as the service that has them is (so no proxy), for the rate of the first hour. */
@Singleton
class ConductMetrics implements ConductTally {
    private final Counter written;
    private final Map<Dropped, Counter> dropped = new EnumMap<>(Dropped.class);

    ConductMetrics(MeterRegistry meters) {
        this.written = Counter.builder("postern.conduct.written")
                .description("Counts of a network or domain that were added to those in Redis")
                .register(meters);
        for (var reason : Dropped.values()) {
            dropped.put(
                    reason,
                    Counter.builder("postern.conduct.dropped")
                            .description(
                                    "Those that are lost: Redis was away, too many waited for it, or the source was one new too many")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    @Override
    public void written(int sources) {
        written.increment(sources);
    }

    @Override
    public void dropped(Dropped reason, int sources) {
        dropped.get(reason).increment(sources);
    }
}
