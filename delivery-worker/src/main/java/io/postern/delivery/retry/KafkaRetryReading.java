// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.delivery.attempt.Faults;
import java.time.InstantSource;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what was read ahead: a pointer for mail, due in a second where reading it is a fault of ours, and the parking for what
 * nobody can read. What is to be parked is kept until Kafka has it; where that is much, nothing more should be read. On the
 * scheduler's thread.
 */
final class KafkaRetryReading {
    private static final System.Logger LOG = System.getLogger(KafkaRetryReading.class.getName());
    /** Parking fails at once where too much waits for Kafka already. */
    private static final Executor AGAIN = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    static final String NO_LANE = "a record of a retry topic that belongs to no lane";
    private static final long AGAIN_MILLIS = 1000;

    /** Octets; what one poll brings may come on top of that. */
    static final int MOST_KEPT = 8 << 20;
    /** Of a record beside its own octets, about. */
    private static final int BESIDE = 500;

    private final Map<TopicPartition, WaitingPartition> partitions;
    private final Holds holds;
    private final KafkaParking parking;
    private final InstantSource clock;
    private final Queue<Runnable> news;
    private final Faults faults;
    private long kept;

    KafkaRetryReading(
            Map<TopicPartition, WaitingPartition> partitions,
            Holds holds,
            KafkaParking parking,
            InstantSource clock,
            Queue<Runnable> news,
            Faults faults) {
        this.partitions = partitions;
        this.holds = holds;
        this.parking = parking;
        this.clock = clock;
        this.news = news;
        this.faults = faults;
    }

    /** So much is kept that nothing more should be read. */
    boolean full() {
        return kept >= MOST_KEPT;
    }

    void take(ConsumerRecord<byte[], byte[]> next) {
        var place = new TopicPartition(next.topic(), next.partition());
        var partition = partitions.get(place);
        if (partition == null) {
            return;
        }
        try {
            var labels = KafkaLabels.of(next);
            if (labels.to() == null) {
                park(place, partition, next, NO_LANE);
                return;
            }
            partition.written(next.offset(), next.timestamp());
            partition.read(
                    next.offset(),
                    labels.notBefore(),
                    clock.millis(),
                    KafkaScheduler.now(),
                    stays(partition, next),
                    labels.hashes());
        } catch (UnreadableRecord e) {
            park(place, partition, next, e.getMessage());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            takeAgain(partition, next, e);
        }
    }

    /** A pointer brings it back, at the worst before its time; nothing of it is kept, and nothing behind it waits for it. */
    private void takeAgain(WaitingPartition partition, ConsumerRecord<byte[], byte[]> next, Throwable fault) {
        partition.unread(next.offset(), KafkaScheduler.now() + AGAIN_MILLIS);
        if (!faults.ours("reading a record that waits", fault)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "reading a record that waits has failed and begins anew topic={0} partition={1} offset={2} reason={3}",
                    next.topic(),
                    next.partition(),
                    Long.toString(next.offset()),
                    fault);
        }
    }

    private boolean stays(WaitingPartition partition, ConsumerRecord<byte[], byte[]> next) {
        if (!partition.held()) {
            return false;
        }
        return holds.held(KafkaLabels.message(next), KafkaLabels.sender(next), KafkaLabels.destinations(next));
    }

    private void park(
            TopicPartition place,
            WaitingPartition partition,
            ConsumerRecord<byte[], byte[]> garbled,
            @Nullable String why) {
        partition.passedOver(garbled.offset());
        var parked = parking.park(garbled, why);
        kept += octets(garbled);
        parked.whenComplete((_, failure) -> news.add(() -> {
            if (failure != null && partitions.get(place) == partition) {
                again(() -> parkAgain(place, partition, garbled, why));
                return;
            }
            kept -= octets(garbled);
            if (partitions.get(place) == partition) {
                partition.moved(garbled.offset());
            }
        }));
    }

    private void parkAgain(
            TopicPartition place,
            WaitingPartition partition,
            ConsumerRecord<byte[], byte[]> garbled,
            @Nullable String why) {
        kept -= octets(garbled);
        if (partitions.get(place) == partition) {
            park(place, partition, garbled, why);
        }
    }

    private void again(Runnable what) {
        AGAIN.execute(() -> news.add(what));
    }

    private static long octets(ConsumerRecord<byte[], byte[]> kept) {
        long octets = BESIDE + length(kept.key()) + length(kept.value());
        for (var header : kept.headers()) {
            octets += length(header.value());
        }
        return octets;
    }

    private static int length(byte @Nullable [] octets) {
        return octets == null ? 0 : octets.length;
    }
}
