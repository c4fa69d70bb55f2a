// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.delivery.attempt.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads records that are due again, in the order they lie in, neighbours together, and writes them to their lanes. On a thread
 * of its own, with a bound on the octets under way.
 */
final class KafkaMover implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaMover.class.getName());
    private static final int OCTETS = 16 << 20;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Farther than that it is quicker to go there than to read what lies between. */
    private static final int NEAR = 60;

    /**
     * @param since when it was due
     * @param hashes to be found by if it has to wait on
     */
    record Due(long offset, long since, int[] hashes) {}

    enum Result {
        MOVED,
        /** It is not in the topic any more. */
        GONE,
        /** It belongs to no lane. */
        PARKED,
        FAILED
    }

    private final Consumer<byte[], byte[]> consumer;
    private final BiFunction<ConsumerRecord<byte[], byte[]>, String, CompletionStage<Void>> outbox;
    private final KafkaParking parking;
    private final Faults faults;
    private final Semaphore room = new Semaphore(OCTETS);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("mover").daemon(true).factory());

    /** @param outbox writes a record to a topic */
    KafkaMover(
            Consumer<byte[], byte[]> consumer,
            BiFunction<ConsumerRecord<byte[], byte[]>, String, CompletionStage<Void>> outbox,
            KafkaParking parking,
            Faults faults) {
        this.consumer = consumer;
        this.outbox = outbox;
        this.parking = parking;
        this.faults = faults;
    }

    /** @param over is told what came of each, once, on some thread */
    void move(TopicPartition place, List<Due> due, BiConsumer<Due, Result> over) {
        try {
            thread.execute(() -> moveNow(place, due, over));
        } catch (RejectedExecutionException e) {
            due.forEach(one -> over.accept(one, Result.FAILED));
        }
    }

    private void moveNow(TopicPartition place, List<Due> due, BiConsumer<Due, Result> over) {
        var left = new ArrayList<>(due);
        left.sort(Comparator.comparingLong(Due::offset));
        try {
            consumer.assign(List.of(place));
            long first = consumer.beginningOffsets(List.of(place)).get(place);
            while (!left.isEmpty() && left.getFirst().offset() < first) {
                over.accept(left.removeFirst(), Result.GONE);
            }
            read(place, left, over);
        } catch (OffsetOutOfRangeException e) {
            LOG.log(System.Logger.Level.WARNING, place + " was shortened while it was read; looking again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            if (!faults.ours("moving what is due", e)) {
                LOG.log(System.Logger.Level.WARNING, "what is due cannot be moved now, trying again: " + e);
            }
        }
        left.forEach(one -> over.accept(one, Result.FAILED));
    }

    /** Takes out of the list what it is done with. */
    private void read(TopicPartition place, List<Due> left, BiConsumer<Due, Result> over) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long position = -1;
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            long wanted = left.getFirst().offset();
            if (position < 0 || wanted - position > NEAR || wanted < position) {
                consumer.seek(place, wanted);
            }
            for (var next : consumer.poll(POLL)) {
                take(next, left, over);
                position = next.offset() + 1;
                if (left.isEmpty() || left.getFirst().offset() - position > NEAR) {
                    break;
                }
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> next, List<Due> left, BiConsumer<Due, Result> over)
            throws InterruptedException {
        while (!left.isEmpty() && left.getFirst().offset() < next.offset()) {
            over.accept(left.removeFirst(), Result.GONE);
        }
        if (!left.isEmpty() && left.getFirst().offset() == next.offset()) {
            // It is left where writing it throws.
            write(next, left.getFirst(), over);
            left.removeFirst();
        }
    }

    private void write(ConsumerRecord<byte[], byte[]> next, Due one, BiConsumer<Due, Result> over)
            throws InterruptedException {
        String to = null;
        var why = KafkaRetryReading.NO_LANE;
        try {
            to = KafkaLabels.of(next).to();
        } catch (UnreadableRecord e) {
            why = e.getMessage();
        }
        if (to == null) {
            parking.park(next, why)
                    .whenComplete((_, failure) -> over.accept(one, failure == null ? Result.PARKED : Result.FAILED));
            return;
        }
        int octets = Math.min(OCTETS, next.serializedValueSize() + 200);
        if (!room.tryAcquire(octets, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            over.accept(one, Result.FAILED);
            return;
        }
        moved(next, to, octets).whenComplete((_, failure) -> {
            room.release(octets);
            over.accept(one, failure == null ? Result.MOVED : Result.FAILED);
        });
    }

    private CompletionStage<Void> moved(ConsumerRecord<byte[], byte[]> next, String to, int octets) {
        try {
            return outbox.apply(next, to);
        } catch (RuntimeException | Error e) {
            room.release(octets);
            throw e;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (thread.awaitTermination(3, TimeUnit.SECONDS)) {
                consumer.close(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
