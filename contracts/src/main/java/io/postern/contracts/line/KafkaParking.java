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
    private final AtomicLong parked = new AtomicLong();

    /** @param durable a sender that waits for all replicas */
    public KafkaParking(KafkaSender durable) {
        this.durable = durable;
    }

    /** Completes when the record is safe; only then may its offset be committed on a durable topic. */
    public CompletableFuture<RecordMetadata> park(ConsumerRecord<byte[], byte[]> garbled, @Nullable String reason) {
        parked.incrementAndGet();
        LOG.log(
                System.Logger.Level.WARNING,
                "parked an unreadable record topic={0} partition={1} offset={2} reason={3}",
                garbled.topic(),
                garbled.partition(),
                Long.toString(garbled.offset()),
                reason);
        return durable.send(KafkaParked.of(garbled, reason));
    }

    /** How many this process has parked. */
    public long parked() {
        return parked.get();
    }
}
