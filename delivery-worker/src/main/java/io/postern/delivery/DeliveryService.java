// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.contracts.content.KafkaContentReader;
import io.postern.contracts.event.Lane;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.settings.InstanceConfig;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.RedisConfig;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.contracts.topic.Topics;
import io.postern.delivery.attempt.Desk;
import io.postern.delivery.attempt.HaltingCrashPoints;
import io.postern.delivery.attempt.KafkaBodies;
import io.postern.delivery.attempt.Rules;
import io.postern.delivery.lane.KafkaFinishedRanges;
import io.postern.delivery.lane.KafkaLane;
import io.postern.delivery.ledger.GuardedLedger;
import io.postern.delivery.ledger.RedisLedger;
import io.postern.delivery.ledger.RedisLink;
import io.postern.delivery.report.DeliveryMetrics;
import io.postern.delivery.report.KafkaReports;
import io.postern.delivery.retry.KafkaOutbox;
import io.postern.delivery.retry.KafkaRetryMover;
import io.postern.delivery.route.ExchangerRoutes;
import io.postern.delivery.route.Routes;
import io.postern.delivery.smtp.SmtpClient;
import io.postern.delivery.window.KafkaWindow;
import io.postern.delivery.window.Reading;
import io.postern.dns.DnsConfig;
import io.postern.dns.mx.HostAddresses;
import io.postern.dns.mx.MailExchangers;
import io.postern.dns.resolve.DnsClient;
import io.postern.dns.resolve.DnsWatch;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Puts the worker together, starts it and stops it. */
@ApplicationScoped
public class DeliveryService {
    private static final System.Logger LOG = System.getLogger(DeliveryService.class.getName());
    private static final String NAME = "postern-delivery";
    private static final String RETRY_GROUP = "postern-retry";
    /** A write that takes longer is begun anew. */
    private static final Duration WRITE = Duration.ofSeconds(20);

    private final DeliveryConfig config;
    private final KafkaConfig kafka;
    private final RedisConfig redis;
    private final DnsConfig dns;
    private final InstanceConfig instance;
    private final RelayDomainsConfig domains;
    private final Vertx vertx;
    private final KafkaReports reports;
    private final DeliveryMetrics metrics;
    private final InstantSource clock = Clock.systemUTC();
    private final List<KafkaWindow> windows = new ArrayList<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    DeliveryService(
            DeliveryConfig config,
            KafkaConfig kafka,
            RedisConfig redis,
            DnsConfig dns,
            InstanceConfig instance,
            RelayDomainsConfig domains,
            Vertx vertx,
            KafkaReports reports,
            DeliveryMetrics metrics) {
        this.config = config;
        this.kafka = kafka;
        this.redis = redis;
        this.dns = dns;
        this.instance = instance;
        this.domains = domains;
        this.vertx = vertx;
        this.reports = reports;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        var servers = bootstrapServers();
        var sender = keep(KafkaSender.durable(servers, NAME, WRITE));
        var parking = new KafkaParking(sender);
        var outbox = new KafkaOutbox(sender, config.retryWait(), clock);
        var timer = timer();
        var link = keep(new RedisLink(redisUrl(), redis.timeout()));
        var shared = new RedisLedger(link, config.claim(), giveUpAfter().plusDays(1));
        var ledger = new GuardedLedger(shared, System::nanoTime);
        every(timer, config.claim().dividedBy(5), shared::tick);
        var client = new SmtpClient(vertx, DeliveryLimits.of(config), loops());
        var bodies = new KafkaBodies(keep(new KafkaContentReader(servers, NAME, 4, Duration.ofSeconds(20))));
        var rules =
                new Rules(config.retryWait(), giveUpAfter(), config.attemptLimit(), config.recipientsPerTransaction());
        var crashPoints = HaltingCrashPoints.of(config.crashAt(), config.crashMarker());
        var desk = new Desk(ledger, routes(), client, bodies, outbox, reports, metrics, crashPoints, rules, clock);

        var lane = new KafkaLane(desk, outbox, parking);
        for (var each : Lane.values()) {
            windows.add(keep(new KafkaWindow(
                    reading(servers, NAME, Topics.outbound(each), config.stopGrace()), lane, ledger::forget)));
        }
        var mover = new KafkaRetryMover(outbox, parking, timer, clock);
        windows.add(keep(
                new KafkaWindow(reading(servers, RETRY_GROUP, Topics.RETRY_1M, Duration.ZERO), mover, ledger::forget)));
        every(timer, config.removal(), keep(new KafkaFinishedRanges(servers, windows))::remove);
        metrics.watch(this::inWork, client::connections, ledger::missed, parking::parked);
        LOG.log(System.Logger.Level.INFO, "delivery reads its lanes kafka={0}", servers);
    }

    void stop(@Observes ShutdownEvent event) {
        for (var part = open.pollLast(); part != null; part = open.pollLast()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "a part of the worker did not stop well: " + e);
            }
        }
    }

    boolean ready() {
        return windows.size() > Lane.values().length && windows.stream().allMatch(KafkaWindow::ready);
    }

    private int inWork() {
        return windows.stream().mapToInt(KafkaWindow::inWork).sum();
    }

    private Reading reading(String servers, String group, String topic, Duration grace) {
        var name = instance.name().filter(n -> !n.isBlank()).orElse(null);
        return new Reading(servers, group, name, topic, config.window(), config.windowOctets(), grace);
    }

    private Routes routes() {
        var client = keep(DnsClient.open(dns, DnsWatch.NONE));
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

    private Duration giveUpAfter() {
        return config.schedule().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static int loops() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    private ScheduledExecutorService timer() {
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("delivery-timer").daemon(true).factory());
        open.add(timer::shutdownNow);
        return timer;
    }

    private static void every(ScheduledExecutorService timer, Duration period, Runnable task) {
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.log(System.Logger.Level.WARNING, "a repeated task failed and is tried again: " + e);
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.add(part);
        return part;
    }

    private String bootstrapServers() {
        return kafka.bootstrapServers()
                .filter(s -> !s.isBlank())
                .orElseThrow(() -> new IllegalStateException(
                        "postern.kafka.bootstrap-servers is not set; name the brokers, such as 127.0.0.1:9092"));
    }

    private String redisUrl() {
        return redis.url()
                .filter(s -> !s.isBlank())
                .orElseThrow(() -> new IllegalStateException(
                        "postern.redis.url is not set; name the server, such as redis://127.0.0.1:6379"));
    }
}
