// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Account;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Event;
import io.postern.contracts.reading.KafkaTopicReader;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of a running system: what stands in them at this moment, and a way to write anything into them. */
public final class SystemTopics {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String bootstrapServers;

    public SystemTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Every record that is in the topic now, in the order of its partitions. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        var kafka = KafkaAccess.plain(bootstrapServers);
        try (var reader = new KafkaTopicReader(kafka, "test-topics", PATIENCE)) {
            var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            reader.read(List.of(topic), null, found::add);
            return found;
        }
    }

    /** Every event of that kind in the topic; records that are none are passed over. */
    public <E extends Event> List<E> events(String topic, Class<E> kind) {
        var events = new ArrayList<E>();
        for (var next : records(topic)) {
            try {
                var event = JsonEvents.decode(next.value());
                if (kind.isInstance(event)) {
                    events.add(kind.cast(event));
                }
            } catch (UnreadableRecord e) {
                // Garbage, which some tests put there.
            }
        }
        return events;
    }

    /** What became of recipients so far. */
    public List<DeliveryOutcome> outcomes() {
        return events(Topics.DELIVERIES, DeliveryOutcome.class);
    }

    /** Records ever written to the topic, those that were removed again included. */
    public long written(String topic) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.metrics.push", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Removes the records of a partition below that offset, as nobody should. */
    public void removeBelow(String topic, int partition, long offset) {
        var place = new TopicPartition(topic, partition);
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers, "enable.metrics.push", false))) {
            admin.deleteRecords(Map.of(place, RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("records of " + place + " cannot be removed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Writes a record and waits for its acknowledgement. */
    public void write(String topic, byte[] value) {
        write(new ProducerRecord<>(topic, value));
    }

    /** Gives an account to sign in with, which the edges know within a second. */
    public void write(Account account) {
        var key = account.name().getBytes(StandardCharsets.UTF_8);
        write(new ProducerRecord<>(Topics.ACCOUNTS, key, JsonEvents.encode(account)));
    }

    /** Gives an order, as an operator's command does. */
    public void write(Command order) {
        var key = order.key().getBytes(StandardCharsets.UTF_8);
        write(new ProducerRecord<>(Topics.COMMANDS, key, JsonEvents.encode(order)));
    }

    private void write(ProducerRecord<byte[], byte[]> next) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "enable.metrics.push", false);
        try (var producer =
                new KafkaProducer<byte[], byte[]>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(next);
        }
    }
}
