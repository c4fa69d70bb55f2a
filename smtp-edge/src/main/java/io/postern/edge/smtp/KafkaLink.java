// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.access.KafkaAccess;
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
import io.postern.contracts.trace.KafkaTraces;
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
    private static final System.Logger LOG = System.getLogger(KafkaLink.class.getName());
    private static final Duration PARKING = Duration.ofSeconds(10);

    private final KafkaSender line;
    private final KafkaSender durable;
    private final KafkaSender aside;
    private final KafkaParking parking;
    private final KafkaQuestions questions;
    private final int contentPartitions;
    private final Map<Lane, Integer> lanePartitions;
    private final KafkaSessionTraces traces;

    private KafkaLink(
            KafkaSender line,
            KafkaSender durable,
            KafkaSender aside,
            KafkaParking parking,
            KafkaQuestions questions,
            int contentPartitions,
            Map<Lane, Integer> lanePartitions,
            KafkaTraces traces) {
        this.line = line;
        this.durable = durable;
        this.aside = aside;
        this.parking = parking;
        this.questions = questions;
        this.contentPartitions = contentPartitions;
        this.lanePartitions = lanePartitions;
        this.traces = new KafkaSessionTraces(traces);
    }

    /**
     * Blocks for some seconds at most.
     *
     * @throws RuntimeException if Kafka does not answer or has not all the topics
     */
    static KafkaLink open(KafkaAccess kafka, int ordinal, Duration writeDeadline, KafkaTraces traces, Hops hops) {
        var line = KafkaSender.line(kafka, "edge-" + ordinal);
        var durable = KafkaSender.durable(kafka, "edge-durable-" + ordinal, writeDeadline);
        // Of its own, so that no garbage stands before mail that waits for its 250.
        var aside = KafkaSender.durable(kafka, "edge-parking-" + ordinal, PARKING);
        try {
            int contentPartitions = durable.partitions(Topics.CONTENT);
            var lanePartitions = new EnumMap<Lane, Integer>(Lane.class);
            for (var lane : Lane.values()) {
                lanePartitions.put(lane, durable.partitions(Topics.outbound(lane)));
            }
            var parking = new KafkaParking(aside);
            var questions = new KafkaQuestions(kafka, "edge-verdicts-" + ordinal, ordinal, line, parking, hops);
            return new KafkaLink(line, durable, aside, parking, questions, contentPartitions, lanePartitions, traces);
        } catch (RuntimeException e) {
            line.close();
            durable.close();
            aside.close();
            throw e;
        }
    }

    KafkaQuestions questions() {
        return questions;
    }

    /** How many verdicts nobody could read. */
    long unread() {
        return parking.unread();
    }

    CompletableFuture<Verdict> ask(Inquiry inquiry) {
        var span = traces.question(inquiry);
        if (span == null) {
            return questions.ask(inquiry);
        }
        return questions.ask(inquiry, span.traceparent()).whenComplete((_, failure) -> span.end(failure));
    }

    CompletableFuture<?> write(OutboundMessage message) {
        if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
            tell(message);
        }
        var lane = message.lane();
        int partition = PartitionTurn.at(System.currentTimeMillis(), lanePartitions.getOrDefault(lane, 1));
        var outbound =
                new ProducerRecord<byte[], byte[]>(Topics.outbound(lane), partition, null, JsonEvents.encode(message));
        var span = traces.handover(message);
        if (span == null) {
            return durable.send(outbound);
        }
        span.write(outbound.headers());
        return durable.send(outbound).whenComplete((_, failure) -> span.end(failure));
    }

    private static void tell(OutboundMessage message) {
        for (var recipient : message.recipients()) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "mail is handed over sessionId={0} messageId={1} client={2} sender={3} recipient={4}",
                    message.origin().sessionId(),
                    message.messageId(),
                    message.origin().client().address(),
                    message.reversePath(),
                    recipient.address());
        }
    }

    /** A session is over. */
    void left(String sessionId) {
        traces.left(sessionId);
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
        aside.close();
    }
}
