// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.contracts.event.Event;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.testkit.servers.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic from its beginning to its end. */
public final class Records {
    private Records() {}

    /** How many records it holds. */
    public static long count(TestKafka kafka, String topic) {
        try (var admin = kafka.admin()) {
            var place = new TopicPartition(topic, 0);
            return admin.listOffsets(Map.of(place, OffsetSpec.latest()))
                    .partitionResult(place)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static List<Event> of(TestKafka kafka, String topic) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", kafka.bootstrapServers(), "enable.metrics.push", false, "fetch.max.wait.ms", 50);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var place = new TopicPartition(topic, 0);
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            long end = consumer.endOffsets(List.of(place)).get(place);
            var events = new ArrayList<Event>();
            while (consumer.position(place) < end) {
                for (var next : consumer.poll(Duration.ofMillis(100))) {
                    events.add(JsonEvents.decode(next.value()));
                }
            }
            return events;
        } catch (UnreadableRecord e) {
            throw new AssertionError("an unreadable record in " + topic, e);
        }
    }
}
