// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.postern.contracts.line.KafkaJoin;
import io.postern.contracts.line.KafkaLineService;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.InstanceConfig;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.contracts.topic.Topics;
import io.postern.dns.Dns;
import io.postern.dns.DnsConfig;
import io.postern.dns.DomainNames;
import io.postern.dns.RecordType;
import io.postern.dns.resolve.DnsClient;
import io.postern.reputation.assessment.Assessor;
import io.postern.reputation.assessment.Limits;
import io.postern.reputation.listhealth.HealthWatch;
import io.postern.reputation.listhealth.KafkaListNews;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.ListDns;
import io.postern.reputation.lists.ListWatch;
import io.postern.reputation.lists.Lists;
import io.postern.reputation.own.OwnAddressesConfig;
import io.postern.reputation.own.OwnWatch;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
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
    private final OwnAddressesConfig ownAddresses;
    private final ListMetrics listMetrics;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final KafkaJoin<KafkaLineService> line = new KafkaJoin<>();
    private volatile @Nullable DnsClient dns;

    ReputationService(
            KafkaConfig kafka,
            InstanceConfig instance,
            DnsConfig dnsConfig,
            DnsblConfig dnsbl,
            RelayDomainsConfig relayDomains,
            ReputationConfig config,
            ReputationMetrics metrics,
            OwnAddressesConfig ownAddresses,
            ListMetrics listMetrics) {
        this.kafka = kafka;
        this.instance = instance;
        this.dnsConfig = dnsConfig;
        this.dnsbl = dnsbl;
        this.relayDomains = relayDomains;
        this.config = config;
        this.metrics = metrics;
        this.ownAddresses = ownAddresses;
        this.listMetrics = listMetrics;
    }

    void start(@Observes StartupEvent event) {
        try {
            var brokers = KafkaJoin.brokers(kafka);
            var asked = AskedList.of(dnsbl);
            var resolver = DnsClient.open(dnsConfig, metrics);
            dns = resolver;
            var names = ListDns.over(resolver, asked);
            var lists = lists(brokers, asked, names);
            // The first look-up costs the most, and tells at once in the log when no server answers.
            var _ = resolver.lookup("localhost", RecordType.A);
            metrics.show(resolver, this::inWork);
            var limits = new Limits(config.envelopeTime(), config.messageTime(), config.margin(), config.lookups());
            var assessor = new Assessor(names, limits, lists, ours(relayDomains), metrics);
            LOG.log(
                    System.Logger.Level.INFO,
                    "looks names up servers={0} dnsbl={1}",
                    dnsConfig.servers().map(Object::toString).orElse("the system's"),
                    asked);
            line.start(brokers, servers -> service(servers, assessor));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    /** Watched over from now on; what is new about them goes to its topic. */
    private Lists lists(String brokers, List<AskedList> asked, Dns names) {
        if (asked.isEmpty()) {
            return new Lists(asked, ListWatch.NONE, dnsbl.patience());
        }
        var clock = InstantSource.system();
        var told = new KafkaListNews(brokers);
        open.add(told);
        var health = new HealthWatch(asked, dnsbl, names, name(), told, clock);
        open.add(health);
        var own = new OwnWatch(ownAddresses, relayDomains.domains(), asked, names, health::inUse, told, clock);
        open.add(own);
        listMetrics.show(asked, health, own);
        health.start();
        own.start();
        return new Lists(asked, listMetrics.counting(asked, health), dnsbl.patience());
    }

    private String name() {
        return instance.name()
                .filter(name -> !name.isBlank())
                .orElseGet(() -> "reputation-" + System.getenv().getOrDefault("HOSTNAME", "") + instance.ordinal());
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
        for (var part : open.reversed()) {
            close(part);
        }
        var current = dns;
        if (current != null) {
            current.close();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "a part did not close well: {0}", e.getMessage());
        }
    }
}
