// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads nothing ahead while too much of what was read waits to be parked. On the scheduler's thread. */
final class KafkaReadingPause {
    private static final System.Logger LOG = System.getLogger(KafkaReadingPause.class.getName());

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, WaitingPartition> partitions;
    private final BooleanSupplier full;
    private volatile boolean paused;

    KafkaReadingPause(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, WaitingPartition> partitions,
            BooleanSupplier full) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.full = full;
    }

    /** For any thread. */
    boolean paused() {
        return paused;
    }

    /** To be called before each poll. */
    void look() {
        if (full.getAsBoolean()) {
            if (!paused) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "retry topics are not read on, and the worker is not ready: so much of them waits to be parked"
                                + " that Kafka does not take");
            }
            // Each time, as others may have been assigned.
            consumer.pause(partitions.keySet());
            paused = true;
        } else if (paused) {
            consumer.resume(partitions.keySet());
            paused = false;
        }
    }
}
