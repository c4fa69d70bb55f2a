// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.reading;

import io.postern.contracts.access.KafkaAccess;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads one record at a place. Neighbours that are read one after the other cost no new request each. One thread at a time. */
public final class KafkaRecordReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);

    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param octets fetched with one request; a larger record comes whole all the same */
    public KafkaRecordReader(KafkaAccess kafka, String clientId, int octets) {
        var settings = KafkaUngrouped.settings(kafka, clientId);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, octets);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Connects, and learns where these topics are, so that the first reading takes no longer than the others.
     *
     * @throws KafkaException if one of them is not there or may not be read, or Kafka does not answer
     */
    public void connect(Collection<String> topics) {
        KafkaUngrouped.partitions(consumer, topics);
    }

    /**
     * The record at that place and no other: empty if retention, compaction or somebody has removed it, or if the partition does
     * not reach that far. Its value may be null, as it was written so.
     *
     * @param patience a record that has come with an earlier one is there even if this is zero
     * @throws TimeoutException if neither is known in that time: Kafka is away, the topic is not there, or the place is the very
     *     next that will be written
     * @throws KafkaException if it may not be read, or for any other reason; the reader may be used again
     */
    public Optional<ConsumerRecord<byte[], byte[]>> read(TopicPartition place, long offset, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        if (!consumer.assignment().contains(place)) {
            consumer.assign(List.of(place));
            consumer.seek(place, offset);
        } else if (consumer.position(place, left(end)) != offset) {
            consumer.seek(place, offset);
        }
        try {
            do {
                for (var next : consumer.poll(shorter(POLL, left(end)))) {
                    return next.offset() == offset ? Optional.of(next) : Optional.empty();
                }
                if (consumer.position(place, left(end)) > offset) {
                    return Optional.empty();
                }
            } while (System.nanoTime() - end < 0);
        } catch (OffsetOutOfRangeException e) {
            consumer.unsubscribe();
            return Optional.empty();
        }
        throw new TimeoutException(
                "nothing came within %d ms from %s, offset %d".formatted(patience.toMillis(), place, offset));
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(1));
    }
}
