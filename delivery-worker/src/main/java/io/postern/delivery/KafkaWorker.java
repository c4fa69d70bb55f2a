// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.content.KafkaContentReader;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.Lane;
import io.postern.contracts.health.Untiring;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.delivery.attempt.Desk;
import io.postern.delivery.attempt.KafkaBodies;
import io.postern.delivery.attempt.Rules;
import io.postern.delivery.dsn.DeliveryReports;
import io.postern.delivery.dsn.KafkaOriginalHeaders;
import io.postern.delivery.dsn.ReportSettings;
import io.postern.delivery.lane.KafkaFinishedRanges;
import io.postern.delivery.lane.KafkaLane;
import io.postern.delivery.learning.KafkaLearning;
import io.postern.delivery.notice.AttemptNotices;
import io.postern.delivery.notice.OperatorNotice;
import io.postern.delivery.orders.KafkaOrders;
import io.postern.delivery.orders.Orders;
import io.postern.delivery.quarantine.KafkaKeptContent;
import io.postern.delivery.quarantine.KafkaQuarantine;
import io.postern.delivery.quarantine.KafkaQuarantineOrders;
import io.postern.delivery.quarantine.LaneDischarge;
import io.postern.delivery.retry.KafkaOutbox;
import io.postern.delivery.retry.KafkaScheduler;
import io.postern.delivery.schedule.Schedules;
import io.postern.delivery.window.KafkaWindow;
import io.postern.delivery.window.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The worker on Kafka: the windows of the lanes and of the retry topic, and what they write to. */
final class KafkaWorker implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaWorker.class.getName());
    private static final String NAME = "postern-delivery";
    private static final Duration WRITE = Duration.ofSeconds(20);
    /** Longer than that a loop counts as stuck. */
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(2);

    private final WorkerParts parts;
    private final KafkaAccess servers;
    private final InstantSource clock = Clock.systemUTC();
    private final List<KafkaWindow> windows = new ArrayList<>();
    private final KafkaReaders readers = new KafkaReaders();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final KafkaParking parking;
    private final Schedules schedules;
    private volatile @Nullable KafkaScheduler scheduler;

    /** Fails when the brokers' name is not to be found, or orders cannot be read; then nothing stays open. */
    KafkaWorker(KafkaAccess servers, WorkerParts parts) {
        this.servers = servers;
        this.parts = parts;
        this.schedules = DeliverySchedules.of(parts.config());
        try {
            var sender = keep(KafkaSender.durable(servers, NAME, WRITE));
            parking = new KafkaParking(sender);
            read(sender);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void read(KafkaSender sender) {
        var config = parts.config();
        var outbox = new KafkaOutbox(sender, schedules.tiers(), config.retryWait(), clock, parts.traces());
        var orders = new Orders();
        var inForce = keep(new KafkaOrders(servers, NAME, orders, this::ordered));
        inForce.await(WRITE);
        readers.follower(inForce.pulse());
        var content = keep(new KafkaContentReader(servers, NAME, 4, WRITE));
        var kept = new KafkaKeptContent(content, sender, sender.partitions(Topics.CONTENT_KEPT));
        var quarantine = new KafkaQuarantine(sender);
        var desk = new Desk(
                parts.ledger(),
                parts.routes(),
                parts.client(),
                new KafkaBodies(content),
                parts.seals(),
                outbox,
                parts.reports(),
                notices(outbox, content, quarantine, kept),
                kept,
                orders,
                parts.waits()::of,
                parts.offers(),
                parts.unknown(),
                parts.metrics(),
                parts.crashPoints(),
                rules(config),
                clock);
        var lane = new KafkaLane(desk, outbox, parking, parts.traces());
        for (var each : Lane.values()) {
            var window = new KafkaWindow(reading(each), lane, parts.ledger()::forget);
            windows.add(window);
            readers.member(window::ready, window.backlog().pulse());
        }
        var moving = keep(new KafkaScheduler(
                servers, parts.instance(), schedules.tiers(), outbox, parking, orders::held, clock, parts.metrics()));
        scheduler = moving;
        readers.member(moving::ready, moving.pulse());
        var discharge = new LaneDischarge(outbox, parts.routes(), parts.reports());
        var entries = keep(new KafkaQuarantineOrders(servers, parts.instance(), quarantine, discharge, clock));
        readers.member(entries::ready, entries.pulse());
        keep(new KafkaLearning(servers, parts.waits()));
        removeFinished(moving);
        watch(moving);
    }

    /** Last, as the meters of an attempt that failed would stay. */
    private void watch(KafkaScheduler moving) {
        for (var each : Lane.values()) {
            var backlog = windows.get(each.ordinal()).backlog();
            parts.metrics().watch(each, backlog::lag, backlog::oldestSeconds);
        }
        parts.metrics().watch(moving::waiting, schedules.tiers().topics());
    }

    private AttemptNotices notices(
            KafkaOutbox outbox, KafkaContentReader content, KafkaQuarantine quarantine, KafkaKeptContent kept) {
        var settings = ReportSettings.of(parts.hostname());
        var operator = parts.config().operator().filter(address -> !address.isBlank());
        return new AttemptNotices(
                new DeliveryReports(settings),
                new KafkaOriginalHeaders(content, settings.maxHeader()),
                quarantine,
                kept,
                operator.map(address -> new OperatorNotice(settings.head(), address))
                        .orElse(null),
                parts.behindUs(),
                schedules,
                message -> outbox.lane(
                        message,
                        parts.routes()
                                .destination(message.recipients().getFirst().address())),
                clock);
    }

    private Rules rules(DeliveryConfig config) {
        return new Rules(
                schedules,
                parts.hints().atLeast(),
                parts.hints().atMost(),
                config.retryWait(),
                config.attemptLimit(),
                config.recipientsPerTransaction(),
                config.delayNotice().orElse(null));
    }

    /** What an order is about is due at once; the attempt sees what it says. */
    private void ordered(Command command) {
        var now = scheduler;
        if (now != null && command.action() != Command.Action.HOLD) {
            now.wake(command.target());
        }
    }

    private void removeFinished(KafkaScheduler moving) {
        var progress = new ArrayList<Supplier<Map<TopicPartition, Long>>>();
        windows.forEach(window -> progress.add(window::committed));
        progress.add(moving::committed);
        var ranges = keep(new KafkaFinishedRanges(servers, progress));
        long period = parts.config().removal().toMillis();
        parts.timer()
                .scheduleWithFixedDelay(
                        new Untiring("removing what is finished", ranges::remove),
                        period,
                        period,
                        TimeUnit.MILLISECONDS);
    }

    private Reading reading(Lane lane) {
        var config = parts.config();
        return new Reading(
                servers,
                NAME,
                parts.instance(),
                Topics.outbound(lane),
                config.window(),
                config.windowOctets(),
                Collections.min(List.of(config.stopGrace(), LONGEST_GRACE)));
    }

    KafkaReaders readers() {
        return readers;
    }

    int inWork() {
        return windows.stream().mapToInt(KafkaWindow::inWork).sum();
    }

    long parked() {
        return parking.unread();
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
