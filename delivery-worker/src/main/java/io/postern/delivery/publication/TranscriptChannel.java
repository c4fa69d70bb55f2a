// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.publication;

import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Dialogues to {@code postern.transcripts}; when Kafka takes no more, they are dropped. */
@ApplicationScoped
public class TranscriptChannel {
    private final Emitter<Record<String, byte[]>> transcripts;

    TranscriptChannel(
            @Channel("transcripts") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<Record<String, byte[]>> transcripts) {
        this.transcripts = transcripts;
    }

    void send(String messageId, byte[] transcript) {
        var _ = transcripts.send(Record.of(messageId, transcript));
    }
}
