// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.line.KafkaSender;
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

/** Writes records that go on to a lane or wait in the retry topic. */
public final class KafkaOutbox implements Outbox {
    /** The topic that a waiting record goes back to. */
    static final String TO = "to";
    /** When, in milliseconds since 1970, as decimal text. */
    static final String NOT_BEFORE = "not-before";

    private final KafkaSender durable;
    private final Duration retryWait;
    private final InstantSource clock;

    /**
     * @param durable a sender that waits for all replicas
     * @param retryWait for records that this release cannot read
     */
    public KafkaOutbox(KafkaSender durable, Duration retryWait, InstantSource clock) {
        this.durable = durable;
        this.retryWait = retryWait;
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
        return waiting(destination.getBytes(UTF_8), JsonEvents.encode(message), Topics.outbound(message.lane()), when);
    }

    /** Puts a record aside as it is, to come back to its topic after the usual wait. */
    public CompletionStage<Void> later(ConsumerRecord<byte[], byte[]> unread) {
        return waiting(
                unread.key(), unread.value(), unread.topic(), clock.instant().plus(retryWait));
    }

    /** Moves a record whose time has come, as it is. */
    CompletionStage<Void> move(ConsumerRecord<byte[], byte[]> due, String to) {
        return send(new ProducerRecord<>(to, due.key(), due.value()));
    }

    private CompletionStage<Void> waiting(byte @Nullable [] key, byte[] value, String to, Instant notBefore) {
        var waiting = new ProducerRecord<>(Topics.RETRY_1M, key, value);
        waiting.headers().add(TO, to.getBytes(UTF_8));
        waiting.headers()
                .add(NOT_BEFORE, Long.toString(notBefore.toEpochMilli()).getBytes(UTF_8));
        return send(waiting);
    }

    private CompletionStage<Void> send(ProducerRecord<byte[], byte[]> message) {
        return durable.send(message).thenAccept(_ -> {});
    }
}
