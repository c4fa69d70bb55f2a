// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.postern.contracts.line.KafkaJoin;
import io.postern.contracts.line.KafkaLineService;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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

    private final KafkaJoin<KafkaLineService> line = new KafkaJoin<>();
    private volatile @Nullable DnsClient dns;

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
            var brokers = KafkaJoin.brokers(kafka);
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
            line.start(brokers, servers -> service(servers, assessor));
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

    private KafkaLineService service(String brokers, Assessor assessor) {
        var service = new KafkaLineService(
                brokers,
                NAME,
                instance.name().filter(name -> !name.isBlank()).orElse(null),
                Topics.INQUIRIES,
                Topics.ASSESSMENTS,
                false,
                event -> assessor.assess(event, Instant.now()));
        LOG.log(System.Logger.Level.INFO, "on the line topic={0}", Topics.INQUIRIES);
        return service;
    }

    private int inWork() {
        var current = line.joined();
        return current == null ? 0 : current.inWork();
    }

    boolean ready() {
        var current = line.joined();
        return current != null && current.ready();
    }

    boolean dnsAway() {
        var current = dns;
        return current != null && current.away();
    }

    void stop(@Observes ShutdownEvent event) {
        line.close();
        var current = dns;
        if (current != null) {
            current.close();
        }
    }
}
