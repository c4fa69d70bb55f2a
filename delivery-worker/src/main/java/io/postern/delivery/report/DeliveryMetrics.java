// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.report;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.topic.RetryTiers;
import io.postern.delivery.attempt.Tally;
import io.postern.delivery.retry.SchedulerTally;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The meters of delivery. */
@ApplicationScoped
public class DeliveryMetrics implements Tally, SchedulerTally {
    private final MeterRegistry registry;
    private final Counter[][] outcomes = new Counter[Lane.values().length][Status.values().length];
    private final Counter[][] refusals = new Counter[Status.values().length][ReplyClass.values().length];
    private final Timer[] attempts = new Timer[Lane.values().length];
    private final Timer lateness;
    private final Counter lost;
    private final Counter held;
    private final Counter suppressed;
    private final Counter handedBack;
    private final Counter contentMissing;
    private final Counter newerRecords;
    /** Function counters hold what they read by weak references only. */
    private final List<LongSupplier> watched = new ArrayList<>();

    DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var lane : Lane.values()) {
            for (var status : Status.values()) {
                outcomes[lane.ordinal()][status.ordinal()] = Counter.builder("postern.delivery.attempts")
                        .description("Outcomes of recipients, one for each attempt")
                        .tag("outcome", name(status))
                        .tag("lane", name(lane))
                        .register(registry);
            }
            attempts[lane.ordinal()] = Timer.builder("postern.delivery.attempt")
                    .description("From taking a record to its close")
                    .tag("lane", name(lane))
                    .register(registry);
        }
        for (var status : Status.values()) {
            for (var about : ReplyClass.values()) {
                refusals[status.ordinal()][about.ordinal()] = Counter.builder("postern.delivery.refusals")
                        .description("Refusals by what they are about; greylisting and blocking are never one number")
                        .tag("outcome", name(status))
                        .tag("class", name(about))
                        .register(registry);
            }
        }
        lateness = Timer.builder("postern.retry.lateness")
                .description("How long after its time a record that waited is back in its lane")
                .publishPercentileHistogram()
                .register(registry);
        lost = Counter.builder("postern.retry.lost")
                .description("Records that were gone when they were due; each is mail that is lost")
                .register(registry);
        held = counter("held", "Records put aside until an operator releases them");
        suppressed = counter("duplicates.suppressed", "Recipients not sent to again, as the ledger knew their outcome");
        handedBack = counter("handed.back", "Records put aside, as no connection to their destination became free");
        contentMissing = counter("content.missing", "Messages whose content was gone; each is mail that failed");
        newerRecords = counter(
                "newer.records", "Times that a record of a later release was put aside; it waits for an upgrade");
    }

    private Counter counter(String name, String description) {
        return Counter.builder("postern.delivery." + name)
                .description(description)
                .register(registry);
    }

    /** What is read when the meters are. */
    public void watch(IntSupplier inWork, IntSupplier connections, LongSupplier redisAway, LongSupplier parked) {
        Gauge.builder("postern.delivery.in.work", inWork::getAsInt)
                .description("Records in work, retry topic included")
                .register(registry);
        Gauge.builder("postern.delivery.connections", connections::getAsInt)
                .description("Connections to servers, open or being opened")
                .register(registry);
        counter(
                "redis.away",
                "Steps of claim and ledger that went without Redis; each may cost a second copy in a crash",
                redisAway);
        counter("parked", "Records that nobody could read", parked);
    }

    private void counter(String name, String description, LongSupplier count) {
        watched.add(count);
        FunctionCounter.builder("postern.delivery." + name, count, LongSupplier::getAsLong)
                .description(description)
                .register(registry);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void outcome(Lane lane, Status status, @Nullable ReplyClass replyClass) {
        outcomes[lane.ordinal()][status.ordinal()].increment();
        if (replyClass != null) {
            refusals[status.ordinal()][replyClass.ordinal()].increment();
        }
    }

    @Override
    public void duplicatesSuppressed(int recipients) {
        suppressed.increment(recipients);
    }

    @Override
    public void attempt(Lane lane, Duration took) {
        attempts[lane.ordinal()].record(took);
    }

    /** What waits, by topic. */
    public void watch(Supplier<Map<String, Integer>> waiting, LongSupplier pointers, List<String> topics) {
        var all = new ArrayList<>(topics);
        all.add(RetryTiers.HELD);
        for (var topic : all) {
            Gauge.builder("postern.retry.waiting", () -> waiting.get().getOrDefault(topic, 0))
                    .description("Records that wait to be tried again, of the partitions that this worker has")
                    .tag("tier", topic.substring(topic.lastIndexOf('.') + 1))
                    .register(registry);
        }
        watched.add(pointers);
        Gauge.builder("postern.retry.pointer.octets", pointers::getAsLong)
                .description("Memory that the pointers to what waits take")
                .register(registry);
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
}
