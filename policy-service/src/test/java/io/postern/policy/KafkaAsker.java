// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Stands in for reputation and the edge: sends assessments, reads the verdicts of one partition. */
final class KafkaAsker implements AutoCloseable {
    private final KafkaSender sender;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final int partition;
    private final Map<String, Verdict> verdicts = new HashMap<>();

    KafkaAsker(String brokers, int partition) {
        this.partition = partition;
        sender = KafkaSender.line(KafkaAccess.plain(brokers), "asker");
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "enable.auto.commit", false, "enable.metrics.push", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var own = new TopicPartition(Topics.VERDICTS, partition);
        consumer.assign(List.of(own));
        consumer.seekToEnd(List.of(own));
        consumer.position(own);
    }

    void send(byte[] value) {
        var message = new ProducerRecord<byte[], byte[]>(Topics.ASSESSMENTS, 0, null, value);
        message.headers()
                .add("reply-partition", ByteBuffer.allocate(4).putInt(partition).array());
        sender.send(message).join();
    }

    Verdict ask(Assessment assessment) {
        send(JsonEvents.encode(assessment));
        var id = assessment.inquiry().id();
        await("the verdict on " + id).atMost(Duration.ofSeconds(10)).until(() -> verdict(id) != null);
        return verdicts.get(id);
    }

    @Nullable
    Verdict verdict(String id) {
        for (var next : consumer.poll(Duration.ofMillis(50))) {
            try {
                if (JsonEvents.decode(next.value()) instanceof Verdict verdict) {
                    verdicts.put(verdict.id(), verdict);
                }
            } catch (UnreadableRecord e) {
                throw new IllegalStateException(e);
            }
        }
        return verdicts.get(id);
    }

    @Override
    public void close() {
        sender.close();
        consumer.close();
    }
}
