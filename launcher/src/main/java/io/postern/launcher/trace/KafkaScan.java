// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Event;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.launcher.Complaint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads topics from a time to their end at this moment, and keeps what mentions certain words. */
final class KafkaScan implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;

    KafkaScan(KafkaAccess kafka) {
        consumer = new KafkaConsumer<>(
                kafka.settings(Map.of(
                        "enable.auto.commit",
                        false,
                        "max.partition.fetch.bytes",
                        4 << 20,
                        "fetch.max.bytes",
                        16 << 20,
                        "default.api.timeout.ms",
                        15_000)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** @throws Complaint if Kafka does not answer */
    List<String> retryTopics() {
        try {
            return RetryTopics.among(consumer.listTopics().keySet());
        } catch (KafkaException e) {
            throw new Complaint("Kafka could not be read (" + e.getMessage() + "); see ./postern status.", e);
        }
    }

    /**
     * @param from null for all that is there
     * @param words a record is looked at when its octets contain one of these
     * @throws Complaint if Kafka does not answer
     */
    List<TopicRecord> find(
            Collection<String> topics, @Nullable Instant from, Collection<String> words, Predicate<Event> wanted) {
        var needles = words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
        try {
            var partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            seek(partitions, from);
            var found = new ArrayList<TopicRecord>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (var next : consumer.poll(Duration.ofMillis(200))) {
                    if (needles.stream().anyMatch(needle -> contains(next.value(), needle))) {
                        read(next, wanted, found);
                    }
                }
            }
            return found;
        } catch (KafkaException e) {
            throw new Complaint("Kafka could not be read (" + e.getMessage() + "); see ./postern status.", e);
        }
    }

    private void seek(List<TopicPartition> partitions, @Nullable Instant from) {
        consumer.seekToBeginning(partitions);
        if (from == null) {
            return;
        }
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(p -> times.put(p, from.toEpochMilli()));
        consumer.offsetsForTimes(times).forEach((partition, offset) -> {
            if (offset == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, offset.offset());
            }
        });
    }

    private static void read(ConsumerRecord<byte[], byte[]> next, Predicate<Event> wanted, List<TopicRecord> found) {
        try {
            var event = JsonEvents.decode(next.value());
            if (wanted.test(event)) {
                found.add(new TopicRecord(
                        next.topic(),
                        next.partition(),
                        next.offset(),
                        Instant.ofEpochMilli(next.timestamp()),
                        event,
                        json(next.value())));
            }
        } catch (UnreadableRecord e) {
            // Not an event of this release; it is in postern.parked or will be.
        }
    }

    /** Up to the first NUL, behind which inline content begins. */
    private static String json(byte[] value) {
        int end = 0;
        while (end < value.length && value[end] != 0) {
            end++;
        }
        return new String(value, 0, end, StandardCharsets.UTF_8);
    }

    static boolean contains(byte @Nullable [] text, byte[] needle) {
        if (text == null) {
            return false;
        }
        for (int i = 0; i <= text.length - needle.length; i++) {
            int j = 0;
            while (j < needle.length && text[i + j] == needle[j]) {
                j++;
            }
            if (j == needle.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(1));
    }
}
