// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.line.KafkaJoin;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.refusal.cause.ListWords;
import io.postern.refusal.incident.Incident;
import io.postern.refusal.incident.Incidents;
import io.postern.refusal.index.Codes;
import io.postern.refusal.index.KafkaIndexing;
import io.postern.refusal.index.KafkaRecords;
import io.postern.refusal.visitor.VisitorAddress;
import io.postern.refusal.visitor.Visitors;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Wires the service. */
@ApplicationScoped
class RefusalService {
    private static final System.Logger LOG = System.getLogger(RefusalService.class.getName());
    private static final String NAME = "postern-refusals";

    private final KafkaConfig kafka;
    private final RefusalPageConfig config;
    private final Config settings;
    private final KafkaJoin<Reading> join = new KafkaJoin<>();
    private Codes codes = new Codes(1);
    private Visitors visitors = new Visitors(1);
    private VisitorAddress addresses = new VisitorAddress(List.of());
    private ListWords lists = new ListWords(Map.of(), Set.of());

    /** The way to Kafka. */
    private record Reading(KafkaIndexing indexing, KafkaRecords records) implements AutoCloseable {
        @Override
        public void close() {
            indexing.close();
            records.close();
        }
    }

    RefusalService(KafkaConfig kafka, RefusalPageConfig config, Config settings) {
        this.kafka = kafka;
        this.config = config;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        try {
            codes = new Codes(config.codes());
            visitors = new Visitors(config.perMinute());
            addresses = new VisitorAddress(config.proxies().orElse(List.of()));
            lists = RemovalConfig.read(settings);
            join.start(KafkaAccess.of(kafka), this::open);
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    private Reading open(KafkaAccess brokers) {
        var records = new KafkaRecords(brokers, NAME);
        try {
            return new Reading(new KafkaIndexing(brokers, NAME, codes), records);
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    /**
     * One more page for a visitor.
     *
     * @param forwardedFor each line of X-Forwarded-For, in their order
     * @return zero if it may be shown, and how long to wait if not
     */
    Duration visit(String peer, List<String> forwardedFor) {
        return visitors.page(addresses.network(peer, forwardedFor), System.nanoTime());
    }

    /** What was refused under a code; empty if nothing is known of it. Takes its time, as Kafka is asked. */
    List<Incident> incidents(String code) throws KafkaRecords.Busy {
        var places = codes.find(code);
        var reading = join.joined();
        return places.isEmpty() || reading == null
                ? List.of()
                : Incidents.of(code, reading.records().read(places), lists, Instant.now());
    }

    Codes codes() {
        return codes;
    }

    /** Whether it reads; null before it has begun to. */
    @Nullable
    KafkaIndexing indexing() {
        var reading = join.joined();
        return reading == null ? null : reading.indexing();
    }

    /** It reads, and Kafka answers. */
    boolean ready() {
        var current = indexing();
        return current != null && current.reading() && current.pulse().connected();
    }

    /** The reading goes round; it may not have begun yet. */
    boolean live() {
        var current = indexing();
        return current == null || current.pulse().live();
    }

    void stop(@Observes ShutdownEvent event) {
        join.close();
    }
}
