// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.postern.contracts.line.KafkaLineStage;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.InstanceConfig;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.contracts.topic.Topics;
import io.postern.dns.DnsConfig;
import io.postern.dns.DomainNames;
import io.postern.dns.RecordType;
import io.postern.dns.resolve.DnsClient;
import io.postern.reputation.assessment.Assessor;
import io.postern.reputation.assessment.Limits;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Wires the service: reads the settings, opens the resolver, and keeps trying while Kafka is away. */
@ApplicationScoped
class ReputationService {
    private static final System.Logger LOG = System.getLogger(ReputationService.class.getName());
    private static final String NAME = "postern-reputation";

    private final KafkaConfig kafka;
    private final InstanceConfig instance;
    private final DnsConfig dnsConfig;
    private final DnsblConfig dnsbl;
    private final RelayDomainsConfig relayDomains;
    private final ReputationConfig config;
    private final ReputationMetrics metrics;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable DnsClient dns;
    private @Nullable KafkaSender line;
    private @Nullable KafkaSender durable;
    private volatile @Nullable KafkaLineStage stage;

    ReputationService(
            KafkaConfig kafka,
            InstanceConfig instance,
            DnsConfig dnsConfig,
            DnsblConfig dnsbl,
            RelayDomainsConfig relayDomains,
            ReputationConfig config,
            ReputationMetrics metrics) {
        this.kafka = kafka;
        this.instance = instance;
        this.dnsConfig = dnsConfig;
        this.dnsbl = dnsbl;
        this.relayDomains = relayDomains;
        this.config = config;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        try {
            var brokers = kafka.bootstrapServers()
                    .filter(address -> !address.isBlank())
                    .orElseThrow(() -> new IllegalArgumentException("postern.kafka.bootstrap-servers is empty; name the"
                            + " brokers, or start the service through ./postern up"));
            var zones = zones(dnsbl);
            var resolver = DnsClient.open(dnsConfig, metrics);
            dns = resolver;
            // The first look-up costs the most, and tells at once in the log when no server answers.
            var _ = resolver.lookup("localhost", RecordType.A);
            metrics.show(resolver, this::inWork);
            var limits = new Limits(config.envelopeTime(), config.messageTime(), config.margin(), config.lookups());
            var assessor = new Assessor(resolver, limits, zones, ours(relayDomains), metrics);
            LOG.log(
                    System.Logger.Level.INFO,
                    "looks names up servers={0} dnsbl={1}",
                    dnsConfig.servers().map(Object::toString).orElse("the system's"),
                    zones);
            Thread.ofVirtual().name("line-start").start(() -> join(brokers, assessor));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    /** The lists to ask, by the names that the settings give them. */
    static List<String> zones(DnsblConfig dnsbl) {
        return dnsbl.zones().entrySet().stream()
                .filter(zone -> zone.getValue().action() != CheckAction.IGNORE)
                .map(zone -> {
                    if (DomainNames.normal(zone.getKey()) == null) {
                        throw new IllegalArgumentException("postern.dnsbl.zones has \"" + zone.getKey()
                                + "\", which is no domain name; write it like zen.example.org");
                    }
                    return zone.getKey();
                })
                .sorted()
                .toList();
    }

    private static Set<String> ours(RelayDomainsConfig relayDomains) {
        return relayDomains.domains().stream()
                .map(DomainNames::normal)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Kafka may come up after us: one sentence a try, and not ready meanwhile. */
    private void join(String brokers, Assessor assessor) {
        try {
            do {
                try {
                    enter(brokers, assessor);
                    return;
                } catch (KafkaException e) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "Kafka at " + brokers + " does not answer, trying again: " + e.getMessage());
                }
            } while (!stopping.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void enter(String brokers, Assessor assessor) {
        if (stopping.getCount() == 0) {
            return;
        }
        var toLine = line == null ? KafkaSender.line(brokers, NAME) : line;
        line = toLine;
        var toPark =
                durable == null ? KafkaSender.durable(brokers, NAME + "-parking", Duration.ofSeconds(10)) : durable;
        durable = toPark;
        stage = new KafkaLineStage(
                brokers,
                NAME,
                instance.name().filter(name -> !name.isBlank()).orElse(null),
                Topics.INQUIRIES,
                Topics.ASSESSMENTS,
                false,
                toLine,
                new KafkaParking(toPark),
                event -> assessor.assess(event, Instant.now()));
        LOG.log(System.Logger.Level.INFO, "on the line topic={0}", Topics.INQUIRIES);
    }

    private int inWork() {
        var current = stage;
        return current == null ? 0 : current.inWork();
    }

    boolean ready() {
        var current = stage;
        return current != null && current.ready();
    }

    boolean dnsAway() {
        var current = dns;
        return current != null && current.away();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        synchronized (this) {
            close(stage);
            close(line);
            close(durable);
            close(dns);
        }
    }

    private static void close(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "not closed in order: " + e.getMessage());
        }
    }
}
