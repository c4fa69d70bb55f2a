// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Event;
import io.postern.contracts.reading.KafkaTopicReader;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.launcher.Complaint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Reads topics from a time to their end at this moment, and keeps what mentions certain words. */
final class KafkaScan implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaTopicReader reader;

    KafkaScan(KafkaAccess kafka) {
        reader = new KafkaTopicReader(kafka, "postern-trace", PATIENCE);
    }

    /** @throws Complaint if Kafka does not answer */
    List<String> retryTopics() {
        try {
            return RetryTopics.among(reader.topics());
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
        var needles = words.stream().map(Needle::new).toList();
        var found = new ArrayList<TopicRecord>();
        try {
            reader.read(topics, from, next -> {
                if (needles.stream().anyMatch(needle -> needle.in(next.value()))) {
                    read(next, wanted, found);
                }
            });
            return found;
        } catch (KafkaException e) {
            throw new Complaint("Kafka could not be read (" + e.getMessage() + "); see ./postern status.", e);
        }
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

    @Override
    public void close() {
        reader.close();
    }
}
