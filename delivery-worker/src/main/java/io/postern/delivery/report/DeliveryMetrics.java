// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.report;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.delivery.attempt.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** The meters of delivery. */
@ApplicationScoped
public class DeliveryMetrics implements Tally {
    private final MeterRegistry registry;
    private final Counter[][] outcomes = new Counter[Lane.values().length][Status.values().length];
    private final Timer[] attempts = new Timer[Lane.values().length];
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
    public void outcome(Lane lane, Status status) {
        outcomes[lane.ordinal()][status.ordinal()].increment();
    }

    @Override
    public void duplicatesSuppressed(int recipients) {
        suppressed.increment(recipients);
    }

    @Override
    public void attempt(Lane lane, Duration took) {
        attempts[lane.ordinal()].record(took);
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
