// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.postern.contracts.health.RedisState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Registers metrics as they are declared. Values of labels are given in the order of the declaration. */
public final class DeclaredMetrics {
    private final MeterRegistry registry;
    /** A function counter holds what it reads by a weak reference only. */
    private final List<LongSupplier> read = new CopyOnWriteArrayList<>();

    public DeclaredMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    public Counter counter(Metric metric, String... values) {
        return Counter.builder(metric.name())
                .description(metric.help())
                .tags(tags(metric, values))
                .register(registry);
    }

    /** A counter that somebody else keeps. */
    public void counter(Metric metric, LongSupplier total, String... values) {
        read.add(total);
        FunctionCounter.builder(metric.name(), total, LongSupplier::getAsLong)
                .description(metric.help())
                .tags(tags(metric, values))
                .register(registry);
    }

    public void gauge(Metric metric, Supplier<Number> now, String... values) {
        Gauge.builder(metric.name(), now)
                .description(metric.help())
                .baseUnit(metric.unit().isEmpty() ? null : metric.unit())
                .tags(tags(metric, values))
                .register(registry);
    }

    public Timer timer(Metric metric, String... values) {
        return Timer.builder(metric.name())
                .description(metric.help())
                .serviceLevelObjectives(metric.buckets().toArray(Duration[]::new))
                .tags(tags(metric, values))
                .register(registry);
    }

    /**
     * What every service shows.
     *
     * @param ready as its readiness check says
     * @param live as its liveness check says
     */
    public void service(String name, BooleanSupplier ready, BooleanSupplier live, Supplier<RedisState> redis) {
        gauge(ServiceCatalogue.READY, () -> ready.getAsBoolean() ? 1 : 0, name);
        gauge(ServiceCatalogue.LIVE, () -> live.getAsBoolean() ? 1 : 0, name);
        gauge(ServiceCatalogue.REDIS_AWAY, () -> redis.get() == RedisState.AWAY ? 1 : 0, name);
    }

    private static Tags tags(Metric metric, String... values) {
        if (values.length != metric.labels().size()) {
            throw new IllegalArgumentException(metric.name() + " has the labels " + metric.labels());
        }
        var tags = Tags.empty();
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(metric.labels().get(i), values[i]);
        }
        return tags;
    }
}
