// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import io.postern.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Puts records that nobody can read into {@code postern.parked}: key and value as they were, with the reason and the
 * place they came from in the headers {@code reason}, {@code topic}, {@code partition}, {@code offset}.
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
        var message = new ProducerRecord<>(Topics.PARKED, garbled.key(), garbled.value());
        header(message, "reason", String.valueOf(reason));
        header(message, "topic", garbled.topic());
        header(message, "partition", Integer.toString(garbled.partition()));
        header(message, "offset", Long.toString(garbled.offset()));
        return durable.send(message);
    }

    /** How many this process has parked. */
    public long parked() {
        return parked.get();
    }

    private static void header(ProducerRecord<byte[], byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
