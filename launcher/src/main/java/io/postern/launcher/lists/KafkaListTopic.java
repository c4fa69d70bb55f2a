// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.launcher.Complaint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what is known of lists, and what was judged. */
final class KafkaListTopic {
    private final KafkaAccess kafka;

    KafkaListTopic(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /** @throws Complaint if Kafka does not answer */
    Standing standing() {
        var last = new LinkedHashMap<String, Event>();
        read(Topics.LISTS, null, next -> {
            if (next.key() == null) {
                return;
            }
            var key = new String(next.key(), UTF_8);
            last.remove(key);
            var event = event(next);
            if (event != null) {
                last.put(key, event);
            }
        });
        return Standing.of(last.values());
    }

    /**
     * Every judgement from a time on whose record has that word in it.
     *
     * @throws Complaint if Kafka does not answer
     */
    void judgements(Instant from, String word, Consumer<Judgement> taking) {
        var needle = word.getBytes(UTF_8);
        read(Topics.HISTORY, from, next -> {
            if (contains(next.value(), needle) && event(next) instanceof Judgement judgement) {
                taking.accept(judgement);
            }
        });
    }

    private void read(String topic, @Nullable Instant from, Consumer<ConsumerRecord<byte[], byte[]>> taking) {
        Map<String, Object> settings = kafka.settings(Map.of(
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "fetch.max.bytes",
                16 << 20,
                "default.api.timeout.ms",
                15_000,
                "enable.metrics.push",
                false));
        try (var consumer =
                new KafkaConsumer<byte[], byte[]>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            if (from != null) {
                seek(consumer, partitions, from);
            }
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(taking);
            }
        } catch (KafkaException e) {
            throw new Complaint(
                    topic + " could not be read from Kafka (" + e.getMessage() + "); see ./postern status.", e);
        }
    }

    private static void seek(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Instant from) {
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

    private static @Nullable Event event(ConsumerRecord<byte[], byte[]> next) {
        try {
            return next.value() == null ? null : JsonEvents.decode(next.value());
        } catch (UnreadableRecord e) {
            // Of a later release, or none of ours.
            return null;
        }
    }

    private static boolean contains(byte @Nullable [] text, byte[] needle) {
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
}
