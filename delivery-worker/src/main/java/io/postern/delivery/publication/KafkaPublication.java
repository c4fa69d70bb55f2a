// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.publication;

import io.postern.contracts.event.Transcript;
import io.postern.contracts.wire.JsonEvents;
import io.postern.delivery.attempt.Publication;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Publication by the two channels. */
@ApplicationScoped
public class KafkaPublication implements Publication {
    private final DeliveriesChannel deliveries;
    private final TranscriptChannel transcripts;

    KafkaPublication(DeliveriesChannel deliveries, TranscriptChannel transcripts) {
        this.deliveries = deliveries;
        this.transcripts = transcripts;
    }

    @Override
    public CompletionStage<Void> outcomes(String messageId, Collection<byte[]> outcomes) {
        if (outcomes.size() == 1) {
            return deliveries.send(messageId, outcomes.iterator().next());
        }
        return CompletableFuture.allOf(outcomes.stream()
                .map(outcome -> deliveries.send(messageId, outcome).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    @Override
    public void transcript(Transcript transcript) {
        transcripts.send(String.valueOf(transcript.messageId()), JsonEvents.encode(transcript));
    }
}
