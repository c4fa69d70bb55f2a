// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.contracts.metric.DeclaredMetrics;
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

    private final DeclaredMetrics meters;
    private final Map<Kind, Timer> assessments = new EnumMap<>(Kind.class);
    private final Map<Kind, Counter> expired = new EnumMap<>(Kind.class);
    private final Map<Kind, Counter> late = new EnumMap<>(Kind.class);
    private final Map<RecordType, Counter> cached = new EnumMap<>(RecordType.class);
    private final Map<RecordType, Timer> latency = new EnumMap<>(RecordType.class);
    private final Map<Query, Counter> queries = new ConcurrentHashMap<>();

    ReputationMetrics(MeterRegistry registry) {
        this.meters = new DeclaredMetrics(registry);
        for (var kind : Kind.values()) {
            assessments.put(kind, meters.timer(ReputationCatalogue.ASSESSMENT, lower(kind)));
            expired.put(kind, meters.counter(ReputationCatalogue.EXPIRED, lower(kind)));
            late.put(kind, meters.counter(ReputationCatalogue.LATE, lower(kind)));
        }
        for (var type : RecordType.values()) {
            cached.put(type, meters.counter(ReputationCatalogue.DNS_CACHED, type.name()));
            latency.put(type, meters.timer(ReputationCatalogue.DNS_LATENCY, type.name()));
        }
    }

    DeclaredMetrics meters() {
        return meters;
    }

    /** Shows what is there now. */
    void show(DnsClient dns, Supplier<Number> inWork) {
        meters.gauge(ReputationCatalogue.IN_WORK, inWork);
        meters.gauge(ReputationCatalogue.DNS_AWAY, () -> dns.away() ? 1 : 0);
        meters.gauge(ReputationCatalogue.DNS_ENTRIES, dns::cached);
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
        return meters.counter(ReputationCatalogue.DNS_QUERIES, query.type().name(), lower(query.outcome()));
    }

    private static String lower(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
