// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.health.RedisState;
import io.postern.contracts.health.Untiring;
import io.postern.contracts.line.KafkaJoin;
import io.postern.contracts.settings.ArcConfig;
import io.postern.contracts.settings.InstanceConfig;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.RedisConfig;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.contracts.trace.KafkaTraces;
import io.postern.delivery.attempt.HaltingCrashPoints;
import io.postern.delivery.behind.RedisOffers;
import io.postern.delivery.conduct.RedisUnknownRecipients;
import io.postern.delivery.dsn.ReportSettings;
import io.postern.delivery.hint.HintConfig;
import io.postern.delivery.learning.RedisSiteWaits;
import io.postern.delivery.ledger.GuardedLedger;
import io.postern.delivery.ledger.LedgerRehearsal;
import io.postern.delivery.ledger.RedisLedger;
import io.postern.delivery.letter.LetterHead;
import io.postern.delivery.publication.DeliveryCatalogue;
import io.postern.delivery.publication.DeliveryMetrics;
import io.postern.delivery.publication.KafkaPublication;
import io.postern.delivery.retry.KafkaWorkTraces;
import io.postern.delivery.route.ExchangerRoutes;
import io.postern.delivery.route.Routes;
import io.postern.delivery.seal.ArcSeals;
import io.postern.delivery.smtp.SmtpClient;
import io.postern.dns.DnsConfig;
import io.postern.dns.mx.HostAddresses;
import io.postern.dns.mx.MailExchangers;
import io.postern.dns.resolve.DnsClient;
import io.postern.dns.resolve.DnsWatch;
import io.postern.redis.RedisLink;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Puts the worker together, starts it and stops it. */
@ApplicationScoped
public class DeliveryService {
    private static final System.Logger LOG = System.getLogger(DeliveryService.class.getName());
    private static final Duration REHEARSAL = Duration.ofSeconds(5);

    private final DeliveryConfig config;
    private final HintConfig hints;
    private final ArcConfig arc;
    private final KafkaConfig kafka;
    private final RedisConfig redis;
    private final DnsConfig dns;
    private final InstanceConfig instance;
    private final RelayDomainsConfig domains;
    private final Vertx vertx;
    private final KafkaPublication reports;
    private final DeliveryMetrics metrics;
    private final KafkaTraces traces;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private volatile @Nullable RedisLink redisLink;
    private final KafkaJoin<KafkaWorker> worker = new KafkaJoin<>();

    DeliveryService(
            DeliveryConfig config,
            HintConfig hints,
            ArcConfig arc,
            KafkaConfig kafka,
            RedisConfig redis,
            DnsConfig dns,
            InstanceConfig instance,
            RelayDomainsConfig domains,
            Vertx vertx,
            KafkaPublication reports,
            DeliveryMetrics metrics,
            KafkaTraces traces) {
        this.config = config;
        this.hints = hints;
        this.arc = arc;
        this.kafka = kafka;
        this.redis = redis;
        this.dns = dns;
        this.instance = instance;
        this.domains = domains;
        this.vertx = vertx;
        this.reports = reports;
        this.metrics = metrics;
        this.traces = traces;
        metrics.meters().service(DeliveryCatalogue.SERVICE, this::ready, this::live, this::redis);
    }

    void start(@Observes StartupEvent event) {
        try {
            var servers = KafkaAccess.of(kafka);
            var parts = parts();
            Runnable rehearsal =
                    () -> LedgerRehearsal.play(parts.ledger(), () -> redis() == RedisState.CONNECTED, REHEARSAL);
            worker.start(rehearsal, servers, brokers -> worker(brokers, parts));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    private WorkerParts parts() {
        var crashPoints = HaltingCrashPoints.of(config.crashAt(), config.crashMarker());
        var routes = routes();
        var timer = timer();
        var link = link();
        var ledger = ledger(link, timer);
        var waits = new RedisSiteWaits(link, System::nanoTime);
        var loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        var client = new SmtpClient(vertx, DeliveryLimits.of(config), loops);
        metrics.watch(this::inWork, client::connections, ledger::missed, this::parked);
        var name = instance.name().filter(n -> !n.isBlank()).orElse(null);
        // Told here, as later it would look like a Kafka that does not answer.
        ReportSettings.of(DeliveryLimits.of(config).ourName());
        config.operator().filter(address -> !address.isBlank()).ifPresent(LetterHead::checked);
        return new WorkerParts(
                config,
                name,
                ledger,
                routes,
                client,
                ArcSeals.of(arc, DeliveryLimits.of(config).ourName()),
                reports,
                metrics,
                crashPoints,
                timer,
                waits,
                new RedisOffers(link, this::behindUs),
                new RedisUnknownRecipients(link, InstantSource.system()),
                hints,
                DeliveryLimits.of(config).ourName(),
                this::behindUs,
                new KafkaWorkTraces(traces));
    }

    /** Mail for one of our own domains. */
    private boolean behindUs(String address) {
        var domain = address.substring(address.lastIndexOf('@') + 1);
        return domains.domains().stream().anyMatch(ours -> ours.equalsIgnoreCase(domain));
    }

    private RedisLink link() {
        var access = RedisAccess.of(redis)
                .orElseThrow(() -> new IllegalArgumentException(
                        "postern.redis.url is empty; name a Redis server, or start the service through ./postern up"));
        var link = new RedisLink(access, config.ledgerTimeout());
        open.add(link);
        redisLink = link;
        return link;
    }

    RedisState redis() {
        var link = redisLink;
        return RedisState.of(link != null && link.connected());
    }

    private GuardedLedger ledger(RedisLink link, ScheduledExecutorService timer) {
        var life = DeliverySchedules.of(config).longest().plusDays(1);
        var shared = new RedisLedger(link, config.claim(), life);
        long period = config.claim().dividedBy(5).toMillis();
        timer.scheduleWithFixedDelay(
                new Untiring("renewing claims", shared::tick), period, period, TimeUnit.MILLISECONDS);
        return new GuardedLedger(shared, System::nanoTime);
    }

    private Routes routes() {
        var client = DnsClient.open(dns, DnsWatch.NONE);
        open.add(client);
        var exchangers = new ExchangerRoutes(
                new MailExchangers(client),
                new HostAddresses(client),
                config.mxPort(),
                config.allowLoopbackMx(),
                new Random());
        var local =
                domains.domains().isEmpty() ? "localhost" : domains.domains().getFirst();
        return new Routes(config.routes(), exchangers, local);
    }

    private ScheduledExecutorService timer() {
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("delivery-timer").daemon(true).factory());
        open.add(timer::shutdownNow);
        return timer;
    }

    private KafkaWorker worker(KafkaAccess brokers, WorkerParts parts) {
        var worker = new KafkaWorker(brokers, parts);
        LOG.log(System.Logger.Level.INFO, "delivery reads its lanes kafka={0}", brokers.brokers());
        return worker;
    }

    void stop(@Observes ShutdownEvent event) {
        worker.close();
        for (var part = open.pollLast(); part != null; part = open.pollLast()) {
            close(part);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "a part of the worker did not stop well: " + e.getMessage());
        }
    }

    boolean ready() {
        var current = worker.joined();
        return current != null && current.readers().ready();
    }

    /** The loops of readers go round; they may not have begun yet. */
    boolean live() {
        var current = worker.joined();
        return current == null || current.readers().live();
    }

    /** Kafka answers. */
    boolean kafka() {
        var current = worker.joined();
        return current != null && current.readers().connected();
    }

    private int inWork() {
        var current = worker.joined();
        return current == null ? 0 : current.inWork();
    }

    private long parked() {
        var current = worker.joined();
        return current == null ? 0 : current.parked();
    }
}
