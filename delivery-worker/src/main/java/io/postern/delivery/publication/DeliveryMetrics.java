// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.publication;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.contracts.metric.Metric;
import io.postern.contracts.metric.ServiceCatalogue;
import io.postern.contracts.topic.RetryTiers;
import io.postern.delivery.DeliveryConfig;
import io.postern.delivery.attempt.Tally;
import io.postern.delivery.retry.SchedulerTally;
import io.postern.delivery.retry.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The meters of delivery. */
@ApplicationScoped
public class DeliveryMetrics implements Tally, SchedulerTally {
    private record Fate(
            String destination, Status status, @Nullable ReplyClass about) {}

    private final DeclaredMetrics meters;
    private final KnownDestinations destinations;
    private final Counter[][] outcomes = new Counter[Lane.values().length][Status.values().length];
    private final Counter[][] refusals = new Counter[Status.values().length][ReplyClass.values().length];
    private final Map<Fate, Counter> fates = new ConcurrentHashMap<>();
    private final Map<Lane, Timer> attempts;
    private final Map<Lane, Timer> journeys;
    private final Map<Lane, Timer> queueWaits;
    private final Timer lateness;
    private final Counter lost;
    private final Counter held;
    private final Counter suppressed;
    private final Counter handedBack;
    private final Counter contentMissing;
    private final Counter newerRecords;
    private final Counter faults;

    DeliveryMetrics(MeterRegistry registry, DeliveryConfig config) {
        meters = new DeclaredMetrics(registry);
        var named = new ArrayList<>(config.routes().keySet());
        named.addAll(config.destinations().keySet());
        named.addAll(config.shownDestinations());
        destinations = new KnownDestinations(named);
        for (var status : Status.values()) {
            for (var lane : Lane.values()) {
                outcomes[lane.ordinal()][status.ordinal()] =
                        meters.counter(DeliveryCatalogue.OUTCOMES, name(status), name(lane));
            }
            for (var about : ReplyClass.values()) {
                refusals[status.ordinal()][about.ordinal()] =
                        meters.counter(DeliveryCatalogue.REFUSALS, name(status), name(about));
            }
        }
        attempts = timers(DeliveryCatalogue.ATTEMPT);
        journeys = timers(DeliveryCatalogue.TIME);
        queueWaits = timers(DeliveryCatalogue.QUEUE_WAIT);
        lateness = meters.timer(DeliveryCatalogue.LATENESS);
        lost = meters.counter(DeliveryCatalogue.LOST);
        held = meters.counter(DeliveryCatalogue.HELD);
        suppressed = meters.counter(DeliveryCatalogue.SUPPRESSED);
        handedBack = meters.counter(DeliveryCatalogue.HANDED_BACK);
        contentMissing = meters.counter(DeliveryCatalogue.CONTENT_MISSING);
        newerRecords = meters.counter(DeliveryCatalogue.NEWER);
        faults = meters.counter(DeliveryCatalogue.FAULTS);
    }

    private Map<Lane, Timer> timers(Metric metric) {
        var timers = new EnumMap<Lane, Timer>(Lane.class);
        for (var lane : Lane.values()) {
            timers.put(lane, meters.timer(metric, name(lane)));
        }
        return timers;
    }

    public DeclaredMetrics meters() {
        return meters;
    }

    /** What is read when the meters are. */
    public void watch(IntSupplier inWork, IntSupplier connections, LongSupplier redisAway, LongSupplier parked) {
        meters.gauge(DeliveryCatalogue.IN_WORK, inWork::getAsInt);
        meters.gauge(DeliveryCatalogue.CONNECTIONS, connections::getAsInt);
        meters.counter(DeliveryCatalogue.REDIS_MISSED, redisAway);
        meters.counter(ServiceCatalogue.PARKED, parked, DeliveryCatalogue.SERVICE);
    }

    /** @param lag records that are not taken yet @param oldest age in seconds of the oldest in work */
    public void watch(Lane lane, LongSupplier lag, Supplier<Number> oldest) {
        meters.gauge(DeliveryCatalogue.LAG, lag::getAsLong, name(lane));
        meters.gauge(DeliveryCatalogue.OLDEST, oldest, name(lane));
    }

    /** What waits, by topic. */
    public void watch(Supplier<Waiting> waiting, List<String> topics) {
        var all = new ArrayList<>(topics);
        all.add(RetryTiers.HELD);
        for (var topic : all) {
            var tier = topic.substring(topic.lastIndexOf('.') + 1);
            meters.gauge(DeliveryCatalogue.WAITING, () -> waiting.get().records(topic), tier);
            meters.gauge(DeliveryCatalogue.RETRY_OLDEST, () -> waiting.get().oldestSeconds(topic), tier);
        }
        meters.gauge(DeliveryCatalogue.POINTERS, () -> waiting.get().octets());
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void outcome(DeliveryOutcome outcome, Duration age) {
        var lane = outcome.lane();
        var status = outcome.status();
        var about = outcome.replyClass();
        outcomes[lane.ordinal()][status.ordinal()].increment();
        if (about != null) {
            refusals[status.ordinal()][about.ordinal()].increment();
        }
        if (status == Status.DELIVERED) {
            journeys.get(lane).record(age);
        }
        fates.computeIfAbsent(new Fate(destinations.of(outcome.recipient()), status, about), this::counter)
                .increment();
    }

    private Counter counter(Fate fate) {
        var about = fate.about();
        return meters.counter(
                DeliveryCatalogue.DESTINATIONS,
                fate.destination(),
                name(fate.status()),
                about == null ? "none" : name(about));
    }

    @Override
    public void taken(Lane lane, Duration waited) {
        queueWaits.get(lane).record(waited);
    }

    @Override
    public void duplicatesSuppressed(int recipients) {
        suppressed.increment(recipients);
    }

    @Override
    public void attempt(Lane lane, Duration took) {
        attempts.get(lane).record(took);
    }

    @Override
    public void moved(long lateMillis) {
        lateness.record(Duration.ofMillis(lateMillis));
    }

    @Override
    public void lost() {
        lost.increment();
    }

    @Override
    public void held() {
        held.increment();
    }

    @Override
    public void handedBack() {
        handedBack.increment();
    }

    @Override
    public void contentMissing() {
        contentMissing.increment();
    }

    @Override
    public void newerRecord() {
        newerRecords.increment();
    }

    @Override
    public void fault() {
        faults.increment();
    }
}
