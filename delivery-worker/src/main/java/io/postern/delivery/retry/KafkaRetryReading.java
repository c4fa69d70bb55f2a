// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.wire.UnreadableRecord;
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
 * Takes in what was read ahead: a pointer for mail, the parking for what nobody can read, and another try a second later
 * where the fault is ours. On the scheduler's thread.
 */
record KafkaRetryReading(
        Map<TopicPartition, WaitingPartition> partitions,
        Holds holds,
        KafkaParking parking,
        InstantSource clock,
        Queue<Runnable> news) {
    private static final System.Logger LOG = System.getLogger(KafkaRetryReading.class.getName());
    /** Parking fails at once where too much waits for Kafka already. */
    private static final Executor AGAIN = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    void take(ConsumerRecord<byte[], byte[]> next) {
        var place = new TopicPartition(next.topic(), next.partition());
        var partition = partitions.get(place);
        if (partition == null) {
            return;
        }
        try {
            var labels = KafkaLabels.of(next);
            if (labels.to() == null) {
                park(place, partition, next, "a record of a retry topic that belongs to no lane");
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
        } catch (RuntimeException e) {
            takeAgain(place, partition, next, e);
        }
    }

    /** It stays open, and nothing behind it waits for it. */
    private void takeAgain(
            TopicPartition place,
            WaitingPartition partition,
            ConsumerRecord<byte[], byte[]> next,
            RuntimeException fault) {
        partition.passedOver(next.offset());
        LOG.log(
                System.Logger.Level.WARNING,
                "reading a record that waits has failed and begins anew topic={0} partition={1} offset={2} reason={3}",
                next.topic(),
                next.partition(),
                Long.toString(next.offset()),
                fault);
        AGAIN.execute(() -> news.add(() -> {
            if (partitions.get(place) == partition) {
                take(next);
            }
        }));
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
        parking.park(garbled, why)
                .whenComplete((_, failure) -> news.add(() -> {
                    if (partitions.get(place) != partition) {
                        return;
                    }
                    if (failure == null) {
                        partition.moved(garbled.offset());
                    } else {
                        AGAIN.execute(() -> news.add(() -> parkAgain(place, partition, garbled, why)));
                    }
                }));
    }

    private void parkAgain(
            TopicPartition place,
            WaitingPartition partition,
            ConsumerRecord<byte[], byte[]> garbled,
            @Nullable String why) {
        if (partitions.get(place) == partition) {
            park(place, partition, garbled, why);
        }
    }
}
