// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.content.KafkaContentWriter;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.line.Hops;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaQuestions;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.line.PartitionTurn;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.edge.body.Upload;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the edge needs of Kafka: questions, the outbound lanes, large content. */
final class KafkaLink implements AutoCloseable {
    private final KafkaSender line;
    private final KafkaSender durable;
    private final KafkaQuestions questions;
    private final int contentPartitions;
    private final Map<Lane, Integer> lanePartitions;

    private KafkaLink(
            KafkaSender line,
            KafkaSender durable,
            KafkaQuestions questions,
            int contentPartitions,
            Map<Lane, Integer> lanePartitions) {
        this.line = line;
        this.durable = durable;
        this.questions = questions;
        this.contentPartitions = contentPartitions;
        this.lanePartitions = lanePartitions;
    }

    /**
     * Blocks for some seconds at most.
     *
     * @throws RuntimeException if Kafka does not answer or has not all the topics
     */
    static KafkaLink open(String bootstrapServers, int ordinal, Duration writeDeadline, Hops hops) {
        var line = KafkaSender.line(bootstrapServers, "edge-" + ordinal);
        var durable = KafkaSender.durable(bootstrapServers, "edge-durable-" + ordinal, writeDeadline);
        try {
            int contentPartitions = durable.partitions(Topics.CONTENT);
            var lanePartitions = new EnumMap<Lane, Integer>(Lane.class);
            for (var lane : Lane.values()) {
                lanePartitions.put(lane, durable.partitions(Topics.outbound(lane)));
            }
            var parking = new KafkaParking(durable);
            var questions =
                    new KafkaQuestions(bootstrapServers, "edge-verdicts-" + ordinal, ordinal, line, parking, hops);
            return new KafkaLink(line, durable, questions, contentPartitions, lanePartitions);
        } catch (RuntimeException e) {
            line.close();
            durable.close();
            throw e;
        }
    }

    KafkaQuestions questions() {
        return questions;
    }

    CompletableFuture<Verdict> ask(Inquiry inquiry) {
        return questions.ask(inquiry);
    }

    CompletableFuture<?> write(OutboundMessage message) {
        var lane = message.lane();
        int partition = PartitionTurn.at(System.currentTimeMillis(), lanePartitions.getOrDefault(lane, 1));
        return durable.send(new ProducerRecord<>(Topics.outbound(lane), partition, null, JsonEvents.encode(message)));
    }

    Upload upload(String messageId) {
        int partition = ThreadLocalRandom.current().nextInt(contentPartitions);
        var writer = new KafkaContentWriter(durable, Topics.CONTENT, partition, messageId);
        return new Upload() {
            @Override
            public CompletableFuture<?> write(byte[] chunk) {
                return writer.write(chunk);
            }

            @Override
            public CompletableFuture<Content.Stored> finish() {
                return writer.finish();
            }
        };
    }

    @Override
    public void close() {
        questions.close();
        line.close();
        durable.close();
    }
}
