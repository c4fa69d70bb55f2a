// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.content.KafkaContentReader;
import io.postern.contracts.event.Content;
import io.postern.contracts.health.RedisState;
import io.postern.contracts.settings.ArcConfig;
import io.postern.contracts.settings.ConductConfig;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.InstanceConfig;
import io.postern.contracts.settings.RedisConfig;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.dns.Dns;
import io.postern.dns.DnsConfig;
import io.postern.dns.DomainNames;
import io.postern.dns.RecordType;
import io.postern.dns.resolve.DnsClient;
import io.postern.reputation.assessment.Assessor;
import io.postern.reputation.assessment.Checks;
import io.postern.reputation.assessment.Limits;
import io.postern.reputation.content.KafkaMessageSource;
import io.postern.reputation.content.MessageSource;
import io.postern.reputation.history.History;
import io.postern.reputation.history.RedisHistory;
import io.postern.reputation.listhealth.HealthWatch;
import io.postern.reputation.listhealth.KafkaListNews;
import io.postern.reputation.listhealth.ListNews;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.ListDns;
import io.postern.reputation.lists.ListWatch;
import io.postern.reputation.lists.Lists;
import io.postern.reputation.own.OwnAddressesConfig;
import io.postern.reputation.own.OwnWatch;
import io.postern.reputation.scanner.ScannerSettings;
import io.postern.reputation.scanner.Scanners;
import io.postern.reputation.scanner.ScannersConfig;
import io.postern.reputation.scanner.ScannersMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Wires the checks: resolver, lists and who watches over them, scanners, history, and content from Kafka. */
@ApplicationScoped
class AssessmentService {
    private static final System.Logger LOG = System.getLogger(AssessmentService.class.getName());
    private static final Duration CHUNK_PATIENCE = Duration.ofSeconds(5);

    /** What our host is called where nobody says it (RFC 7208 section 7.2). */
    private static final String NAMELESS = "unknown";

    private final InstanceConfig instance;
    private final DnsConfig dnsConfig;
    private final DnsblConfig dnsbl;
    private final RelayDomainsConfig relayDomains;
    private final OwnAddressesConfig ownAddresses;
    private final ScannersConfig scannersConfig;
    private final ArcConfig arc;
    private final RedisConfig redis;
    private final ConductConfig conduct;
    private final ReputationConfig config;
    private final ReputationMetrics metrics;
    private final ListMetrics listMetrics;
    private final ScannersMetrics scannerMetrics;

    private final List<AutoCloseable> open = new ArrayList<>();
    private volatile @Nullable DnsClient dns;
    private volatile @Nullable RedisHistory history;

    AssessmentService(
            InstanceConfig instance,
            DnsConfig dnsConfig,
            DnsblConfig dnsbl,
            RelayDomainsConfig relayDomains,
            OwnAddressesConfig ownAddresses,
            ScannersConfig scannersConfig,
            ArcConfig arc,
            RedisConfig redis,
            ConductConfig conduct,
            ReputationConfig config,
            ReputationMetrics metrics,
            ListMetrics listMetrics,
            ScannersMetrics scannerMetrics) {
        this.instance = instance;
        this.dnsConfig = dnsConfig;
        this.dnsbl = dnsbl;
        this.relayDomains = relayDomains;
        this.ownAddresses = ownAddresses;
        this.scannersConfig = scannersConfig;
        this.arc = arc;
        this.redis = redis;
        this.conduct = conduct;
        this.config = config;
        this.metrics = metrics;
        this.listMetrics = listMetrics;
        this.scannerMetrics = scannerMetrics;
    }

    /**
     * Opens everything.
     *
     * @param brokers null where there is no Kafka
     * @throws IllegalArgumentException with a sentence, if a setting cannot be
     */
    Assessor start(@Nullable KafkaAccess brokers) {
        var asked = AskedList.of(dnsbl);
        var resolver = keep(DnsClient.open(dnsConfig, metrics));
        dns = resolver;
        // The first look-up costs the most, and tells at once in the log when no server answers.
        var _ = resolver.lookup("localhost", RecordType.A);
        var names = ListDns.over(resolver, asked);
        var scanners = keep(new Scanners(ScannerSettings.of(scannersConfig), scannerMetrics));
        scanners.begin();
        var domains = normal(relayDomains.domains());
        var checks = new Checks(
                lists(brokers, asked, names),
                domains,
                ourNames(domains),
                hostname(),
                normal(arc.trustedSealers().orElse(Set.of())),
                scanners,
                history());
        LOG.log(
                System.Logger.Level.INFO,
                "looks names up servers={0} lists={1} scanners={2}",
                dnsConfig.servers().map(Object::toString).orElse("the system's"),
                asked,
                scanners.answering().keySet());
        var limits = new Limits(
                config.envelopeTime(),
                config.messageTime(),
                config.margin(),
                config.lookups(),
                config.messageLookups());
        return new Assessor(names, limits, checks, contents(brokers), metrics);
    }

    /** Null before it was started. */
    @Nullable
    DnsClient dns() {
        return dns;
    }

    /** Watched over from now on; what is new about them goes to its topic. */
    private Lists lists(@Nullable KafkaAccess brokers, List<AskedList> asked, Dns names) {
        OwnWatch.check(ownAddresses, relayDomains.domains());
        if (asked.isEmpty()) {
            return new Lists(asked, ListWatch.NONE, dnsbl.patience());
        }
        var clock = InstantSource.system();
        ListNews told = brokers == null ? (_, _) -> {} : keep(new KafkaListNews(brokers));
        var health = keep(new HealthWatch(asked, dnsbl, names, instanceName(), told, clock));
        var own = keep(new OwnWatch(ownAddresses, relayDomains.domains(), asked, names, health::inUse, told, clock));
        listMetrics.show(asked, health, own);
        health.start();
        own.start();
        return new Lists(asked, listMetrics.counting(asked, health), dnsbl.patience());
    }

    private String instanceName() {
        return instance.name()
                .filter(name -> !name.isBlank())
                .orElseGet(() -> "reputation-" + System.getenv().getOrDefault("HOSTNAME", "") + instance.ordinal());
    }

    private History history() {
        var access = RedisAccess.of(redis);
        if (access.isEmpty() || !conduct.enabled()) {
            return History.UNKNOWN;
        }
        var opened = keep(new RedisHistory(access.get(), redis.timeout()));
        history = opened;
        return opened;
    }

    RedisState redis() {
        var current = history;
        return current == null ? RedisState.NOT_USED : RedisState.of(current.connected());
    }

    private Function<Content, MessageSource> contents(@Nullable KafkaAccess brokers) {
        if (brokers == null) {
            return content -> MessageSource.of(((Content.Inline) content).bytes());
        }
        var reader =
                keep(new KafkaContentReader(brokers, "postern-reputation", config.contentReaders(), CHUNK_PATIENCE));
        return content -> KafkaMessageSource.of(content, reader);
    }

    private Set<String> ourNames(Set<String> domains) {
        return Stream.concat(
                        domains.stream(),
                        config.ownNames().orElse(Set.of()).stream().map(AssessmentService::nameOrAddress))
                .collect(Collectors.toUnmodifiableSet());
    }

    private String hostname() {
        return config.ownNames().orElse(Set.of()).stream()
                .filter(name -> !name.contains(":") && !name.matches("[0-9.]+"))
                .sorted()
                .findFirst()
                .orElse(NAMELESS);
    }

    private static String nameOrAddress(String text) {
        return text.contains(":")
                ? InetAddress.ofLiteral(text).getHostAddress()
                : Objects.requireNonNullElse(DomainNames.normal(text), text);
    }

    private static Set<String> normal(Collection<String> names) {
        return names.stream().map(DomainNames::normal).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.add(part);
        return part;
    }

    void stop() {
        for (var part : open.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "a part did not close well: {0}", e.getMessage());
            }
        }
    }
}
