// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Entries in {@code postern.quarantine}, by id; a removed one leaves a tombstone.
 *
 * @param durable a sender that waits for all replicas
 */
public record KafkaQuarantine(KafkaSender durable) implements Quarantine {
    @Override
    public CompletionStage<Void> put(QuarantinedMessage entry) {
        return write(entry.id(), JsonEvents.encode(entry));
    }

    @Override
    public CompletionStage<Void> remove(String id) {
        return write(id, null);
    }

    private CompletionStage<Void> write(String id, byte @Nullable [] value) {
        return durable.send(new ProducerRecord<>(Topics.QUARANTINE, id.getBytes(UTF_8), value))
                .thenAccept(_ -> {});
    }
}
