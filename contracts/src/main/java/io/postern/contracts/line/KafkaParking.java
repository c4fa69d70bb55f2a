// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Puts records that nobody can read into {@code postern.parked}: key, value and headers as they were, and behind these the
 * reason and the place they came from in the headers {@code reason}, {@code topic}, {@code partition}, {@code offset}.
 */
public final class KafkaParking {
    private static final System.Logger LOG = System.getLogger(KafkaParking.class.getName());
    private final KafkaSender durable;
    private final AtomicLong unread = new AtomicLong();

    /** @param durable a sender that waits for all replicas */
    public KafkaParking(KafkaSender durable) {
        this.durable = durable;
    }

    /** Completes when the record is safe; only then may its offset be committed on a durable topic. */
    public CompletableFuture<RecordMetadata> park(ConsumerRecord<byte[], byte[]> garbled, @Nullable String reason) {
        unread.incrementAndGet();
        LOG.log(
                System.Logger.Level.WARNING,
                "parked an unreadable record topic={0} partition={1} offset={2} reason={3}",
                garbled.topic(),
                garbled.partition(),
                Long.toString(garbled.offset()),
                reason);
        return durable.send(KafkaParked.of(garbled, reason));
    }

    /** One could not be read and is not worth keeping. */
    void dropped() {
        unread.incrementAndGet();
    }

    /** How many this process could not read: all that it has parked, and on the line what it dropped. */
    public long unread() {
        return unread.get();
    }
}
