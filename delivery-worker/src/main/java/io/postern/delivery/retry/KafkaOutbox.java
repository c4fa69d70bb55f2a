// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.topic.Topics;
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
    private final KafkaSender durable;
    private final RetryTiers tiers;
    private final Duration unreadableWait;
    private final InstantSource clock;

    /**
     * @param durable a sender that waits for all replicas
     * @param unreadableWait for records that this release cannot read
     */
    public KafkaOutbox(KafkaSender durable, RetryTiers tiers, Duration unreadableWait, InstantSource clock) {
        this.durable = durable;
        this.tiers = tiers;
        this.unreadableWait = unreadableWait;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> lane(OutboundMessage part, String destination) {
        return send(new ProducerRecord<>(
                Topics.outbound(part.lane()), destination.getBytes(UTF_8), JsonEvents.encode(part)));
    }

    @Override
    public CompletionStage<Void> retry(OutboundMessage message, String destination) {
        var when = message.notBefore() == null ? clock.instant() : message.notBefore();
        var topic = tiers.topic(Duration.between(clock.instant(), when));
        return send(labelled(topic, message, destination, when));
    }

    @Override
    public CompletionStage<Void> hold(OutboundMessage message, String destination) {
        return send(labelled(RetryTiers.HELD, message, destination, clock.instant()));
    }

    private static ProducerRecord<byte[], byte[]> labelled(
            String topic, OutboundMessage message, String destination, Instant when) {
        var waiting = waiting(
                topic, destination.getBytes(UTF_8), JsonEvents.encode(message), Topics.outbound(message.lane()), when);
        KafkaLabels.write(waiting, message);
        return waiting;
    }

    /** Puts a record that this release cannot read aside as it is, to come back to its topic after a while. */
    public CompletionStage<Void> later(ConsumerRecord<byte[], byte[]> unread) {
        return send(waiting(
                tiers.topic(unreadableWait),
                unread.key(),
                unread.value(),
                unread.topic(),
                clock.instant().plus(unreadableWait)));
    }

    /** Moves a record whose time has come, as it is. */
    CompletionStage<Void> move(ConsumerRecord<byte[], byte[]> due, String to) {
        return send(new ProducerRecord<>(to, due.key(), due.value()));
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
