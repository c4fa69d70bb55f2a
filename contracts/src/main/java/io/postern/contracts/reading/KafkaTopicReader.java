// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.reading;

import io.postern.contracts.access.KafkaAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics to the end that they have at that moment, and later what was added since. Within a partition in order. One thread
 * at a time.
 */
public final class KafkaTopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Duration patience;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** @param patience how long nothing may come, or one question to Kafka take, before it counts as away */
    public KafkaTopicReader(KafkaAccess kafka, String clientId, Duration patience) {
        this.patience = patience;
        var settings = KafkaUngrouped.settings(kafka, clientId);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** All topics of the cluster that one may know of. @throws KafkaException if Kafka does not answer */
    public Set<String> topics() {
        return Set.copyOf(consumer.listTopics().keySet());
    }

    /**
     * Everything that is there.
     *
     * @param from passes over what was written before; null for all
     * @throws KafkaException if a topic is not there or may not be read, or nothing comes any more; some may have been taken then
     */
    public void read(
            Collection<String> topics,
            @Nullable Instant from,
            Consumer<? super ConsumerRecord<byte[], byte[]>> taking) {
        var partitions = KafkaUngrouped.partitions(consumer, topics);
        consumer.unsubscribe();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        if (from != null) {
            seek(partitions, from);
        }
        readOn(taking);
    }

    /** What was added since the last reading, to the end of this moment. @throws KafkaException as for {@link #read} */
    public void readOn(Consumer<? super ConsumerRecord<byte[], byte[]>> taking) {
        var ends = consumer.endOffsets(consumer.assignment());
        long giveUp = System.nanoTime() + patience.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var records = consumer.poll(POLL);
            records.forEach(taking);
            if (!records.isEmpty()) {
                giveUp = System.nanoTime() + patience.toNanos();
            } else if (System.nanoTime() - giveUp > 0) {
                throw new TimeoutException(
                        "nothing came within %d ms from %s".formatted(patience.toMillis(), ends.keySet()));
            }
        }
    }

    /** Where what is there begins, of the topics that were read. @throws KafkaException if Kafka does not answer */
    public Map<TopicPartition, Long> beginnings() {
        return consumer.beginningOffsets(consumer.assignment());
    }

    private void seek(List<TopicPartition> partitions, Instant from) {
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
        consumer.offsetsForTimes(times).forEach((partition, first) -> {
            if (first == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, first.offset());
            }
        });
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(1));
    }
}
