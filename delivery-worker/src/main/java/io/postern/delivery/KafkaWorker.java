// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.contracts.content.KafkaContentReader;
import io.postern.contracts.event.Lane;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.delivery.attempt.CrashPoints;
import io.postern.delivery.attempt.Desk;
import io.postern.delivery.attempt.KafkaBodies;
import io.postern.delivery.attempt.Rules;
import io.postern.delivery.lane.KafkaFinishedRanges;
import io.postern.delivery.lane.KafkaLane;
import io.postern.delivery.ledger.GuardedLedger;
import io.postern.delivery.report.DeliveryMetrics;
import io.postern.delivery.report.KafkaReports;
import io.postern.delivery.retry.KafkaOutbox;
import io.postern.delivery.retry.KafkaRetryMover;
import io.postern.delivery.route.Routes;
import io.postern.delivery.smtp.SmtpClient;
import io.postern.delivery.window.KafkaWindow;
import io.postern.delivery.window.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The worker on Kafka: the windows of the lanes and of the retry topic, and what they write to. */
final class KafkaWorker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaWorker.class.getName());
    private static final String NAME = "postern-delivery";
    private static final String RETRY_GROUP = "postern-retry";
    /** A write that takes longer is begun anew. */
    private static final Duration WRITE = Duration.ofSeconds(20);

    /** What is there before Kafka is. */
    record Parts(
            DeliveryConfig config,
            @Nullable String instance,
            GuardedLedger ledger,
            Routes routes,
            SmtpClient client,
            KafkaReports reports,
            DeliveryMetrics metrics,
            CrashPoints crashPoints,
            ScheduledExecutorService timer) {}

    private final Parts parts;
    private final String servers;
    private final InstantSource clock = Clock.systemUTC();
    private final List<KafkaWindow> windows = new ArrayList<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final KafkaParking parking;

    /** Fails when the brokers' name is not to be found; then nothing stays open. */
    KafkaWorker(String servers, Parts parts) {
        this.servers = servers;
        this.parts = parts;
        try {
            var sender = keep(KafkaSender.durable(servers, NAME, WRITE));
            parking = new KafkaParking(sender);
            read(new KafkaOutbox(sender, parts.config().retryWait(), clock));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void read(KafkaOutbox outbox) {
        var config = parts.config();
        var ledger = parts.ledger();
        var bodies = new KafkaBodies(keep(new KafkaContentReader(servers, NAME, 4, WRITE)));
        var rules = new Rules(
                config.retryWait(), giveUpAfter(config), config.attemptLimit(), config.recipientsPerTransaction());
        var desk = new Desk(
                ledger,
                parts.routes(),
                parts.client(),
                bodies,
                outbox,
                parts.reports(),
                parts.metrics(),
                parts.crashPoints(),
                rules,
                clock);
        var lane = new KafkaLane(desk, outbox, parking);
        for (var each : Lane.values()) {
            var reading = reading(NAME, Topics.outbound(each), config.stopGrace());
            windows.add(new KafkaWindow(reading, lane, ledger::forget));
        }
        var mover = new KafkaRetryMover(outbox, parking, parts.timer(), clock);
        windows.add(new KafkaWindow(reading(RETRY_GROUP, Topics.RETRY_1M, Duration.ZERO), mover, ledger::forget));
        var ranges = keep(new KafkaFinishedRanges(servers, windows));
        long period = config.removal().toMillis();
        parts.timer().scheduleWithFixedDelay(ranges::remove, period, period, TimeUnit.MILLISECONDS);
    }

    private Reading reading(String group, String topic, Duration grace) {
        var config = parts.config();
        return new Reading(servers, group, parts.instance(), topic, config.window(), config.windowOctets(), grace);
    }

    /** From acceptance: the sum of the schedule's waits. */
    static Duration giveUpAfter(DeliveryConfig config) {
        return config.schedule().stream().reduce(Duration.ZERO, Duration::plus);
    }

    boolean ready() {
        return windows.stream().allMatch(KafkaWindow::ready);
    }

    int inWork() {
        return windows.stream().mapToInt(KafkaWindow::inWork).sum();
    }

    long parked() {
        return parking.parked();
    }

    private <T extends AutoCloseable> T keep(T part) {
        open.add(part);
        return part;
    }

    /** All windows at the same time, as each waits for what it has in work; then what they write to. */
    @Override
    public void close() {
        windows.forEach(KafkaWindow::stop);
        windows.forEach(KafkaWindow::close);
        for (var part = open.pollLast(); part != null; part = open.pollLast()) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "a part of the worker did not stop well: " + e.getMessage());
            }
        }
    }
}
