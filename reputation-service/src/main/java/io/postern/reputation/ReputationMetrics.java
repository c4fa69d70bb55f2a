// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.dns.RecordType;
import io.postern.dns.resolve.DnsClient;
import io.postern.dns.resolve.DnsWatch;
import io.postern.reputation.assessment.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The figures; labels are enums, never addresses or names. */
@ApplicationScoped
class ReputationMetrics implements Tally, DnsWatch {
    private record Query(RecordType type, String outcome) {}

    private final MeterRegistry meters;
    private final Map<Kind, Timer> assessments = new EnumMap<>(Kind.class);
    private final Map<Kind, Counter> expired = new EnumMap<>(Kind.class);
    private final Map<Kind, Counter> late = new EnumMap<>(Kind.class);
    private final Map<RecordType, Counter> cached = new EnumMap<>(RecordType.class);
    private final Map<RecordType, Timer> latency = new EnumMap<>(RecordType.class);
    private final Map<Query, Counter> queries = new ConcurrentHashMap<>();

    ReputationMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (var kind : Kind.values()) {
            assessments.put(
                    kind,
                    Timer.builder("postern.reputation.assessment")
                            .description("Time from taking an inquiry to its assessment")
                            .tag("kind", lower(kind))
                            .register(meters));
            expired.put(
                    kind,
                    counter("postern.reputation.expired", "Inquiries dropped as their deadline had passed", kind));
            late.put(
                    kind,
                    counter("postern.reputation.late", "Assessments made before every look-up was answered", kind));
        }
        for (var type : RecordType.values()) {
            cached.put(
                    type,
                    Counter.builder("postern.dns.cache.hits")
                            .description("Look-ups answered from the cache")
                            .tag("type", type.name())
                            .register(meters));
            latency.put(
                    type,
                    Timer.builder("postern.dns.latency")
                            .description("Time of look-ups that the servers were asked for")
                            .tag("type", type.name())
                            .register(meters));
        }
    }

    /** Shows what is there now. */
    void show(DnsClient dns, Supplier<Number> inWork) {
        Gauge.builder("postern.reputation.in.work", inWork)
                .description("Inquiries in work")
                .register(meters);
        Gauge.builder("postern.dns.away", () -> dns.away() ? 1 : 0)
                .description("1 while not one DNS server answers")
                .register(meters);
        Gauge.builder("postern.dns.cache.entries", dns::cached)
                .description("Answers in the cache")
                .register(meters);
    }

    @Override
    public void assessed(Kind kind, boolean beforeTheEnd, long nanos) {
        assessments.get(kind).record(nanos, TimeUnit.NANOSECONDS);
        if (beforeTheEnd) {
            late.get(kind).increment();
        }
    }

    @Override
    public void expired(Kind kind) {
        expired.get(kind).increment();
    }

    @Override
    public void asked(RecordType type, String outcome, long micros) {
        latency.get(type).record(micros, TimeUnit.MICROSECONDS);
        queries.computeIfAbsent(new Query(type, outcome), this::queryCounter).increment();
    }

    @Override
    public void cached(RecordType type) {
        cached.get(type).increment();
    }

    private Counter queryCounter(Query query) {
        return Counter.builder("postern.dns.queries")
                .description("Look-ups that the servers were asked for, by what they came to")
                .tag("type", query.type().name())
                .tag("outcome", lower(query.outcome()))
                .register(meters);
    }

    private Counter counter(String name, String description, Kind kind) {
        return Counter.builder(name)
                .description(description)
                .tag("kind", lower(kind))
                .register(meters);
    }

    private static String lower(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
