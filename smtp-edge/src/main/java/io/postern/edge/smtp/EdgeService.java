// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.micrometer.core.instrument.MeterRegistry;
import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.line.KafkaJoin;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.contracts.metric.ServiceCatalogue;
import io.postern.contracts.settings.InstanceConfig;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.RedisConfig;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.trace.KafkaTraces;
import io.postern.edge.body.Room;
import io.postern.edge.limit.Gate;
import io.postern.edge.limit.LimitConfig;
import io.postern.edge.limit.ListenerLimits;
import io.postern.edge.limit.Places;
import io.postern.edge.limit.TraceBudget;
import io.postern.edge.lockout.LockoutConfig;
import io.postern.edge.session.Listener;
import io.postern.edge.session.Services;
import io.postern.edge.session.SessionRehearsal;
import io.postern.edge.session.SignIn;
import io.postern.edge.session.Tally;
import io.postern.edge.tls.LiveKeys;
import io.postern.edge.trace.Ids;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Puts the edge together, starts it once Kafka answers, and stops it in order. */
@ApplicationScoped
class EdgeService {
    private static final System.Logger LOG = System.getLogger(EdgeService.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration ACCOUNTS_TIME = Duration.ofSeconds(20);
    /** What is on its way to Kafka is there twice, as the producer has its own copy. */
    private static final long BODY_SHARE = 8;

    private final Vertx vertx;
    private final EdgeConfig config;
    private final KafkaConfig kafka;
    private final InstanceConfig instance;
    private final RedisConfig redis;
    private final LockoutConfig lockouts;
    private final LimitConfig limitConfig;
    private final EdgeMetrics metrics;
    private final TranscriptChannel transcripts;
    private final KafkaTraces traces;
    private final ConcurrentLinkedQueue<SmtpServer> servers = new ConcurrentLinkedQueue<>();
    private final KafkaJoin<KafkaLink> link = new KafkaJoin<>();
    private final SmtpPulse pulse = new SmtpPulse(link, servers);
    private final Room room;
    private volatile @Nullable Places places;
    private volatile @Nullable LiveKeys keys;
    private volatile boolean ready;
    private volatile boolean stopping;

    EdgeService(
            Vertx vertx,
            EdgeConfig config,
            KafkaConfig kafka,
            InstanceConfig instance,
            RedisConfig redis,
            LockoutConfig lockouts,
            LimitConfig limitConfig,
            MeterRegistry registry,
            TranscriptChannel transcripts,
            KafkaTraces traces) {
        this.vertx = vertx;
        this.config = config;
        this.kafka = kafka;
        this.instance = instance;
        this.redis = redis;
        this.lockouts = lockouts;
        this.limitConfig = limitConfig;
        this.transcripts = transcripts;
        this.traces = traces;
        this.metrics = new EdgeMetrics(new DeclaredMetrics(registry));
        this.room = new Room(config.bodyMemory().orElse(Runtime.getRuntime().maxMemory() / BODY_SHARE));
        var meters = metrics.meters();
        meters.gauge(EdgeCatalogue.SESSIONS, this::sessions);
        meters.gauge(EdgeCatalogue.BODY_OCTETS, room::used);
        meters.gauge(EdgeCatalogue.WAITING, pulse::waiting);
        meters.counter(EdgeCatalogue.TRANSCRIPTS_LOST, transcripts::lost);
        meters.counter(ServiceCatalogue.PARKED, pulse::parked, EdgeCatalogue.SERVICE);
        meters.service(EdgeCatalogue.SERVICE, this::ready, pulse::live, pulse::redis);
    }

    private int sessions() {
        var taken = places;
        return taken == null ? 0 : taken.taken();
    }

    boolean ready() {
        return ready && !stopping && pulse.kafka();
    }

    SmtpPulse pulse() {
        return pulse;
    }

    /** Null before it was started. */
    @Nullable
    LiveKeys keys() {
        return keys;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("edge-start").daemon(true).start(this::run);
    }

    private void run() {
        try {
            var listeners = SmtpListeners.of(config);
            places = SmtpRules.places(config);
            var shown = SmtpTls.keys(config.tls().certificates());
            keys = shown;
            var rules = SmtpRules.common(config, limitConfig);
            var opened = link.await(
                    () -> SessionRehearsal.play(instance.rehearsal(), rules, Tally.NONE),
                    KafkaAccess.of(kafka),
                    this::open);
            if (opened != null) {
                listen(listeners, opened, shown);
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            Quarkus.asyncExit(1);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the edge could not start because of a fault of its own, and ends; please report it: {0}",
                    e.toString());
            Quarkus.asyncExit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaLink open(KafkaAccess brokers) {
        var hop = metrics.meters().timer(ServiceCatalogue.HOP, Topics.VERDICTS);
        return KafkaLink.open(brokers, instance.ordinal(), config.writeDeadline(), traces, hop::record);
    }

    private void listen(List<Listener> listeners, KafkaLink opened, LiveKeys keys) throws InterruptedException {
        var figures = SmtpRules.figures(config, limitConfig);
        var opener = limits(figures);
        var services = new Services(
                opened::ask,
                opened::write,
                opened::upload,
                transcripts::send,
                room,
                new Complaints(metrics),
                InstantSource.system(),
                EdgeService::id,
                signIn(listeners),
                Gate.open(),
                new TraceBudget());
        var doors = listeners.stream()
                .map(listener -> new SmtpDoor(
                        listener,
                        SmtpRules.of(config, Objects.requireNonNull(figures.get(listener.name()))),
                        services.with(opener.gate(listener.name())),
                        opened::left))
                .toList();
        var rooms = Objects.requireNonNull(places);
        var options = new DeploymentOptions().setInstances(eventLoops());
        var deployed = vertx.deployVerticle(
                () -> {
                    var server = new SmtpServer(doors, rooms, keys, metrics);
                    servers.add(server);
                    return server;
                },
                options);
        try {
            deployed.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e);
        }
        ready = true;
        if (keys.any()) {
            SmtpTls.watch(keys, vertx, metrics);
        }
        doors.forEach(SmtpDoor::tell);
    }

    private SmtpLimits limits(Map<String, ListenerLimits> figures) {
        var opened = SmtpLimits.open(
                SmtpRules.limits(config, limitConfig), figures, redis, instance.ordinal(), vertx, metrics);
        pulse.limits = opened;
        return opened;
    }

    /** Nobody signs in where mail is not submitted. */
    private SignIn signIn(List<Listener> listeners) {
        if (listeners.stream().noneMatch(listener -> listener.kind() == ListenerKind.SUBMISSION)) {
            return SignIn.NONE;
        }
        var opened = SubmissionAccounts.open(KafkaAccess.of(kafka), "edge-" + instance.ordinal(), redis, lockouts);
        pulse.accounts = opened;
        metrics.meters().counter(EdgeCatalogue.LOCKOUT_UNSHARED, opened::unshared);
        metrics.meters().gauge(EdgeCatalogue.ACCOUNTS, opened::size);
        opened.await(ACCOUNTS_TIME);
        return opened.signIn();
    }

    private int eventLoops() {
        return config.eventLoops().orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    /** Who knows the code of one refusal must not find those of others by it. */
    private static String id() {
        return Ids.of(System.currentTimeMillis(), RANDOM.nextLong(), RANDOM.nextLong());
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        new SmtpDrain(servers, this::sessions).run(config);
        close(pulse.accounts);
        close(pulse.limits);
        link.close();
    }

    private static void close(@Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "a part of the edge did not close well: {0}", e.getMessage());
        }
    }
}
