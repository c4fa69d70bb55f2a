// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.conduct;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.policy.PolicyCatalogue;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The counters, there as soon as the service that has them is (so no proxy), for the rate of the first hour. */
@Singleton
class ConductMetrics implements ConductTally {
    private final Counter written;
    private final Map<Dropped, Counter> dropped = new EnumMap<>(Dropped.class);

    ConductMetrics(MeterRegistry registry) {
        var meters = new DeclaredMetrics(registry);
        this.written = meters.counter(PolicyCatalogue.CONDUCT_WRITTEN);
        for (var reason : Dropped.values()) {
            dropped.put(
                    reason,
                    meters.counter(
                            PolicyCatalogue.CONDUCT_DROPPED, reason.name().toLowerCase(Locale.ROOT)));
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
