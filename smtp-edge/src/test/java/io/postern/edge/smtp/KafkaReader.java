// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.event.Content;
import io.postern.contracts.event.Event;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What lies in a topic now. */
final class KafkaReader {
    private KafkaReader() {}

    static List<Event> events(String bootstrapServers, String topic) {
        try (var consumer = consumer(bootstrapServers)) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            var events = new ArrayList<Event>();
            while (consumer.position(partition) < end) {
                for (var next : consumer.poll(Duration.ofMillis(100))) {
                    events.add(JsonEvents.decode(next.value()));
                }
            }
            return events;
        } catch (UnreadableRecord e) {
            throw new AssertionError("unreadable: " + e.getMessage(), e);
        }
    }

    static byte[] content(String bootstrapServers, Content.Stored stored) {
        try (var consumer = consumer(bootstrapServers)) {
            var partition = new TopicPartition(stored.topic(), stored.partition());
            consumer.assign(List.of(partition));
            var content = new ByteArrayOutputStream();
            for (long offset : stored.offsets()) {
                consumer.seek(partition, offset);
                var found = false;
                while (!found) {
                    for (var next : consumer.poll(Duration.ofMillis(100))) {
                        if (next.offset() == offset) {
                            content.writeBytes(next.value());
                            found = true;
                        }
                    }
                }
            }
            return content.toByteArray();
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "max.partition.fetch.bytes",
                        1 << 20,
                        "max.poll.records",
                        4),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
