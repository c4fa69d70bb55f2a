// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.event.Transcript;
import io.postern.contracts.wire.JsonEvents;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Dialogues out. What does not fit is dropped: mail never waits for a transcript. */
@ApplicationScoped
class TranscriptChannel {
    private final Emitter<byte[]> transcripts;

    TranscriptChannel(@Channel("transcripts") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<byte[]> transcripts) {
        this.transcripts = transcripts;
    }

    void send(Transcript transcript) {
        transcripts.send(JsonEvents.encode(transcript));
    }
}
