// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Command;
import io.postern.contracts.health.KafkaPulse;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.delivery.window.KafkaWindow;
import io.postern.delivery.window.Reading;
import io.postern.delivery.window.Settled;
import io.postern.delivery.window.Work;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code postern.commands} as a member of a group, and carries out those about entries in quarantine, one after the
 * other. An order is committed when all that follows from it is safe; until then it is tried again, once a second.
 */
public final class KafkaQuarantineOrders implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaQuarantineOrders.class.getName());
    private static final String GROUP = "postern-quarantine";
    private static final Duration SEARCH = Duration.ofSeconds(30);
    private static final int WINDOW = 256;
    private static final long OCTETS = 4L << 20;
    private static final long PAUSE_NANOS = 1_000_000_000;

    private final KafkaQuarantineEntries entries;
    private final Discharging discharging;
    private final ExecutorService one = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("quarantine-orders").factory());
    private final KafkaWindow window;

    /** @param instance a name that stays the same over restarts; null where there is none */
    public KafkaQuarantineOrders(
            KafkaAccess kafka,
            @Nullable String instance,
            Quarantine quarantine,
            Discharge discharge,
            InstantSource clock) {
        entries = new KafkaQuarantineEntries(kafka, GROUP, SEARCH);
        discharging = new Discharging(entries, quarantine, discharge, clock);
        var reading = new Reading(kafka, GROUP, instance, Topics.COMMANDS, WINDOW, OCTETS, Duration.ZERO);
        window = new KafkaWindow(reading, this::on, _ -> {});
    }

    /** It is a member of its group. */
    public boolean ready() {
        return window.ready();
    }

    /** Its loop, and what Kafka answers to it. */
    public KafkaPulse pulse() {
        return window.backlog().pulse();
    }

    private Work on(ConsumerRecord<byte[], byte[]> next) {
        var order = order(next);
        if (order == null || !Discharging.concerns(order)) {
            return new Settled(CompletableFuture.completedFuture(null));
        }
        var carriedOut = new CarriedOut(order);
        one.execute(carriedOut);
        return carriedOut;
    }

    /** Null for what cannot be read; whoever keeps the orders in force complains about it. */
    private static @Nullable Command order(ConsumerRecord<byte[], byte[]> next) {
        try {
            return next.value() != null && JsonEvents.decode(next.value()) instanceof Command order ? order : null;
        } catch (UnreadableRecord e) {
            return null;
        }
    }

    private final class CarriedOut implements Work, Runnable {
        private final Command order;
        private final CompletableFuture<@Nullable String> done = new CompletableFuture<>();
        private volatile boolean aborted;

        CarriedOut(Command order) {
            this.order = order;
        }

        @Override
        public void run() {
            while (!aborted) {
                try {
                    discharging.carryOut(order);
                    done.complete(null);
                    return;
                } catch (RuntimeException e) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "an order about an entry in quarantine cannot be carried out now entry={0} command={1}"
                                    + " reason={2}",
                            order.target().value(),
                            order.id(),
                            e);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }

        @Override
        public CompletableFuture<@Nullable String> done() {
            return done;
        }

        @Override
        public void abort() {
            aborted = true;
            done.completeExceptionally(new CancellationException("it is carried out elsewhere"));
        }
    }

    /** What is being carried out ends, or is carried out again by another. */
    @Override
    public void close() {
        window.close();
        one.shutdownNow();
        entries.close();
    }
}
