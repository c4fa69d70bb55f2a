// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.operator.OperatorConfig;
import io.postern.contracts.settings.DnsblConfig;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.RedisConfig;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.contracts.topic.PartitionPlan;
import io.postern.contracts.topic.Topic;
import io.postern.contracts.topic.Topics;
import io.postern.delivery.DeliveryConfig;
import io.postern.delivery.DeliverySchedules;
import io.postern.delivery.schedule.Schedules;
import io.postern.edge.smtp.EdgeConfig;
import io.postern.edge.smtp.SmtpDrain;
import io.postern.edge.smtp.SmtpListeners;
import io.postern.launcher.Complaint;
import io.postern.policy.greylist.GreylistConfig;
import io.postern.refusal.RefusalPageConfig;
import io.smallrye.config.SmallRyeConfig;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The settings that are in force: checked as a whole, before anything starts. */
public final class Settings {
    /** Between the defaults that services carry (250) and the environment (300). */
    static final int ORDINAL = 260;

    private final String text;
    private final SmallRyeConfig config;

    Settings(String text, SmallRyeConfig config) {
        this.text = text;
        this.config = config;
    }

    /**
     * Reads and checks the settings.
     *
     * @param file null for the built-in ones
     * @throws Complaint about all that is wrong
     */
    public static Settings read(@Nullable Path file, Map<String, String> environment) {
        return SettingsReading.read(file, environment);
    }

    /** What the services are given as their settings file: the operator's own, made weaker than the environment. */
    public String forServices() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("config_ordinal", ORDINAL);
        if (new Yaml().load(text) instanceof Map<?, ?> written) {
            written.forEach((key, value) -> tree.put(String.valueOf(key), value));
        }
        return new Yaml().dump(tree);
    }

    public Path dataDir() {
        return Path.of(of(DataDirConfig.class).dataDir()).toAbsolutePath().normalize();
    }

    public KafkaConfig kafka() {
        return of(KafkaConfig.class);
    }

    public RedisConfig redis() {
        return of(RedisConfig.class);
    }

    /**
     * The way in to brokers of the operator's own.
     *
     * @throws Complaint if a secret cannot be read
     */
    public KafkaAccess kafkaAccess(String brokers) {
        try {
            return KafkaAccess.of(brokers, kafka().security());
        } catch (IllegalArgumentException e) {
            throw new Complaint(e.getMessage() + ".", e);
        }
    }

    /**
     * The way in to a Redis of the operator's own.
     *
     * @throws Complaint if none is named, or a secret cannot be read
     */
    public RedisAccess redisAccess() {
        try {
            return RedisAccess.of(redis()).orElseThrow(() -> new Complaint("postern.redis.url is empty."));
        } catch (IllegalArgumentException e) {
            throw new Complaint(e.getMessage() + ".", e);
        }
    }

    /**
     * The way in to services on other machines.
     *
     * @throws Complaint if the token cannot be read
     */
    public OperatorAccess operatorAccess() {
        try {
            return OperatorAccess.of(launcher().endpoints(), of(OperatorConfig.class));
        } catch (IllegalArgumentException e) {
            throw new Complaint(e.getMessage() + ".", e);
        }
    }

    public LauncherConfig launcher() {
        return of(LauncherConfig.class);
    }

    public List<String> relayDomains() {
        return of(RelayDomainsConfig.class).domains();
    }

    /** By domain: {@code host:port}. */
    public Map<String, String> routes() {
        return of(DeliveryConfig.class).routes();
    }

    /** The block lists that are asked, by zone. */
    public Map<String, DnsblConfig.Zone> dnsblZones() {
        return of(DnsblConfig.class).zones();
    }

    public int mxPort() {
        return of(DeliveryConfig.class).mxPort();
    }

    /** The waits of delivery, which retry topics and retention follow from. */
    public Schedules schedules() {
        try {
            return DeliverySchedules.of(of(DeliveryConfig.class));
        } catch (IllegalArgumentException e) {
            throw new Complaint(String.valueOf(e.getMessage()), e);
        }
    }

    /** All topics of a system with these settings. */
    public List<Topic> topics() {
        return Topics.all(schedules().tiers(), schedules().longest(), partitions());
    }

    private PartitionPlan partitions() {
        var named = kafka().partitions();
        var many = launcher().instances();
        try {
            return new PartitionPlan(named.line(), named.verdicts(), named.lanes())
                    .forInstances(many.reputation(), many.policy(), many.edge(), many.worker());
        } catch (IllegalArgumentException e) {
            throw new Complaint(String.valueOf(e.getMessage()), e);
        }
    }

    public boolean greylisting() {
        return of(GreylistConfig.class).enabled();
    }

    public Duration blockPeriod() {
        return of(GreylistConfig.class).blockPeriod();
    }

    /** The ports that all edges are going to listen on; those of further ones are named {@code mx-1} and so on. */
    public List<Listener> listenersOfAll() {
        return IntStream.range(0, launcher().instances().edge())
                .boxed()
                .flatMap(edge -> listeners(edge).stream().map(listener -> listener.of(edge)))
                .toList();
    }

    /** The ports that an edge is going to listen on, by its number from 0. */
    public List<Listener> listeners(int edge) {
        return listeners().stream().map(listener -> listener.above(edge)).toList();
    }

    /** The ports that the first edge is going to listen on. */
    public List<Listener> listeners() {
        return of(EdgeConfig.class).listeners().entrySet().stream()
                .filter(door -> door.getValue().enabled())
                .sorted(Map.Entry.comparingByKey())
                .map(door -> listener(door.getKey(), door.getValue()))
                .toList();
    }

    private static Listener listener(String name, EdgeConfig.Door door) {
        return new Listener(name, SmtpListeners.kind(name, door), door.host(), door.port());
    }

    /** How long an edge that is stopped may go on before it ends: notice, transactions in flight, and the last answers. */
    public Duration drain() {
        var edge = of(EdgeConfig.class);
        return edge.drainNotice().plus(edge.drain()).plus(SmtpDrain.lastAnswers(edge));
    }

    /** How long a worker that is stopped lets what is in work go on. */
    public Duration stopGrace() {
        return of(DeliveryConfig.class).stopGrace();
    }

    /** Where the page that explains refusals listens; empty if it is not to run. */
    public Optional<InetSocketAddress> refusalPage() {
        var page = of(RefusalPageConfig.class);
        return page.enabled()
                ? Optional.of(InetSocketAddress.createUnresolved(page.host(), page.port()))
                : Optional.empty();
    }

    /** What refusals end with in front of the code; empty for nothing. */
    public Optional<String> refusalPageInReplies() {
        return of(EdgeConfig.class).refusalPage();
    }

    /** Whether the operator has named a certificate. */
    public boolean certificates() {
        return !of(EdgeConfig.class).tls().certificates().isEmpty();
    }

    /** The edge's name; empty for the machine's. */
    public Optional<String> hostname() {
        return of(EdgeConfig.class).hostname();
    }

    <T> T of(Class<T> mapping) {
        return config.getConfigMapping(mapping);
    }
}
