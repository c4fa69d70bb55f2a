// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.trace.KafkaTraces;
import io.postern.contracts.wire.JsonEvents;
import io.postern.delivery.attempt.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes records that go on to a lane or wait in a retry topic. */
public final class KafkaOutbox implements Outbox {
    private static final System.Logger LOG = System.getLogger(KafkaOutbox.class.getName());

    private final KafkaSender durable;
    private final RetryTiers tiers;
    private final Duration unreadableWait;
    private final InstantSource clock;
    private final KafkaWorkTraces traces;

    /**
     * @param durable a sender that waits for all replicas
     * @param unreadableWait for records that this release cannot read
     */
    public KafkaOutbox(KafkaSender durable, RetryTiers tiers, Duration unreadableWait, InstantSource clock) {
        this(durable, tiers, unreadableWait, clock, new KafkaWorkTraces(KafkaTraces.NONE));
    }

    /** As above; what is written of a record in work goes on in its trace. */
    public KafkaOutbox(
            KafkaSender durable,
            RetryTiers tiers,
            Duration unreadableWait,
            InstantSource clock,
            KafkaWorkTraces traces) {
        this.durable = durable;
        this.tiers = tiers;
        this.unreadableWait = unreadableWait;
        this.clock = clock;
        this.traces = traces;
    }

    @Override
    public CompletionStage<Void> lane(OutboundMessage part, String destination) {
        var onward = new ProducerRecord<>(
                Topics.outbound(part.lane()), destination.getBytes(UTF_8), JsonEvents.encode(part));
        traces.write(part, onward.headers());
        return send(onward);
    }

    @Override
    public CompletionStage<Void> retry(OutboundMessage message, String destination) {
        var when = message.notBefore() == null ? clock.instant() : message.notBefore();
        var topic = tiers.topic(Duration.between(clock.instant(), when));
        if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
            message.recipients()
                    .forEach(recipient -> LOG.log(
                            System.Logger.Level.DEBUG,
                            "mail waits for its next attempt messageId={0} recipient={1} tier={2}",
                            message.messageId(),
                            recipient.address(),
                            topic));
        }
        return send(labelled(topic, message, destination, when));
    }

    @Override
    public CompletionStage<Void> hold(OutboundMessage message, String destination) {
        return send(labelled(RetryTiers.HELD, message, destination, clock.instant()));
    }

    private ProducerRecord<byte[], byte[]> labelled(
            String topic, OutboundMessage message, String destination, Instant when) {
        var waiting = waiting(
                topic, destination.getBytes(UTF_8), JsonEvents.encode(message), Topics.outbound(message.lane()), when);
        KafkaLabels.write(waiting, message);
        traces.write(message, waiting.headers());
        return waiting;
    }

    /** Puts a record that this release cannot read aside as it is, to come back to its topic after a while. */
    public CompletionStage<Void> later(ConsumerRecord<byte[], byte[]> unread) {
        return send(aside(unread));
    }

    ProducerRecord<byte[], byte[]> aside(ConsumerRecord<byte[], byte[]> unread) {
        var waiting = waiting(
                tiers.topic(unreadableWait),
                unread.key(),
                unread.value(),
                unread.topic(),
                clock.instant().plus(unreadableWait));
        KafkaWorkTraces.carry(unread.headers(), waiting.headers());
        return waiting;
    }

    /** Moves a record whose time has come, as it is. */
    CompletionStage<Void> move(ConsumerRecord<byte[], byte[]> due, String to) {
        var moved = new ProducerRecord<>(to, due.key(), due.value());
        KafkaWorkTraces.carry(due.headers(), moved.headers());
        return send(moved);
    }

    private static ProducerRecord<byte[], byte[]> waiting(
            String topic, byte @Nullable [] key, byte[] value, String to, Instant notBefore) {
        var waiting = new ProducerRecord<>(topic, key, value);
        KafkaLabels.write(waiting, to, notBefore);
        return waiting;
    }

    private CompletionStage<Void> send(ProducerRecord<byte[], byte[]> message) {
        return durable.send(message).thenAccept(_ -> {});
    }
}
