// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.health.RedisState;
import io.postern.contracts.health.Untiring;
import io.postern.contracts.line.KafkaJoin;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.contracts.settings.KafkaConfig;
import io.postern.contracts.settings.RedisConfig;
import io.postern.contracts.settings.RelayDomainsConfig;
import io.postern.dmarcreport.DmarcReportConfig;
import io.postern.dmarcreport.KafkaJudgements;
import io.postern.dmarcreport.count.RedisCounters;
import io.postern.dmarcreport.sending.ReportSettings;
import io.postern.dmarcreport.sending.Reporting;
import io.postern.dmarcreport.sending.SmtpSubmission;
import io.postern.dmarcreport.sending.Tally;
import io.postern.dns.DnsConfig;
import io.postern.dns.resolve.DnsClient;
import io.postern.dns.resolve.DnsWatch;
import io.postern.redis.RedisLink;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Wires the DMARC reports, where they are switched on; nothing is opened where they are not. */
@ApplicationScoped
class DmarcReportService {
    private static final System.Logger LOG = System.getLogger(DmarcReportService.class.getName());
    private static final Duration ROUND = Duration.ofMinutes(5);
    private static final Duration REDIS_PATIENCE = Duration.ofSeconds(5);
    private static final Duration SMTP_PATIENCE = Duration.ofMinutes(1);

    private final DmarcReportConfig config;
    private final KafkaConfig kafka;
    private final RedisConfig redis;
    private final DnsConfig dns;
    private final RelayDomainsConfig domains;
    private final DeclaredMetrics meters;
    private final KafkaJoin<KafkaJudgements> join = new KafkaJoin<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private volatile @Nullable RedisLink counting;

    DmarcReportService(
            DmarcReportConfig config,
            KafkaConfig kafka,
            RedisConfig redis,
            DnsConfig dns,
            RelayDomainsConfig domains,
            MeterRegistry registry) {
        this.config = config;
        this.kafka = kafka;
        this.redis = redis;
        this.dns = dns;
        this.domains = domains;
        this.meters = new DeclaredMetrics(registry);
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) {
            return;
        }
        try {
            open();
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    private void open() {
        var ours = domains.domains().stream().findFirst().orElse("");
        var settings = ReportSettings.of(
                config.submitter().orElse(ours),
                config.from().orElse(null),
                config.after(),
                config.addresses(),
                config.size());
        var submission = new SmtpSubmission(config.relay(), settings.submitter(), SMTP_PATIENCE);
        var access = RedisAccess.of(redis)
                .orElseThrow(() -> new IllegalArgumentException(
                        "postern.redis.url is empty; name a Redis server, or start the service through ./postern up"));
        var brokers = KafkaAccess.of(kafka);
        var link = new RedisLink(access, REDIS_PATIENCE);
        open.push(link);
        counting = link;
        var resolver = DnsClient.open(dns, DnsWatch.NONE);
        open.push(resolver);
        var counters = new RedisCounters(link, RedisCounters.Room.USUAL);
        var reporting = new Reporting(counters, resolver::lookup, submission, settings, this::made);
        for (var outcome : Tally.Outcome.values()) {
            counter(outcome);
        }
        join.start(brokers, servers -> new KafkaJudgements(servers, counters));
        var timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("dmarc-rounds").daemon(true).factory());
        open.push(timer::shutdownNow);
        timer.scheduleWithFixedDelay(
                new Untiring("sending reports", () -> round(reporting)),
                ROUND.toSeconds(),
                ROUND.toSeconds(),
                TimeUnit.SECONDS);
        LOG.log(System.Logger.Level.INFO, "DMARC reports are made in the name of {0}", settings.submitter());
    }

    RedisState redis() {
        var link = counting;
        return link == null ? RedisState.NOT_USED : RedisState.of(link.connected());
    }

    /** What is written and not counted yet may belong into a report. */
    private void round(Reporting reporting) {
        var reading = join.joined();
        if (reading == null || !reading.caughtUp()) {
            return;
        }
        try {
            reporting.round(Instant.now());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "DMARC reports could not be made, trying again: {0}", e.getMessage());
        }
    }

    private void made(Tally.Outcome outcome) {
        counter(outcome).increment();
    }

    private Counter counter(Tally.Outcome outcome) {
        return meters.counter(
                BooksCatalogue.DMARC, outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    void stop(@Observes ShutdownEvent event) {
        join.close();
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a part of the DMARC reports did not stop well: {0}",
                        e.getMessage());
            }
        }
    }
}
