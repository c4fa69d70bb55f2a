// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.contracts.event.Transcript;
import io.postern.contracts.wire.JsonEvents;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Dialogues out. What does not fit, or cannot be written, is dropped and counted: mail never waits for it. One object without a
 * proxy in front, as sessions end also when the container has.
 */
@Singleton
class TranscriptChannel {
    private final Emitter<byte[]> transcripts;
    private final AtomicLong lost = new AtomicLong();

    TranscriptChannel(@Channel("transcripts") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<byte[]> transcripts) {
        this.transcripts = transcripts;
    }

    void send(Transcript transcript) {
        try {
            transcripts.send(JsonEvents.encode(transcript)).whenComplete((sent, failure) -> {
                if (failure != null) {
                    lost.incrementAndGet();
                }
            });
        } catch (RuntimeException e) {
            // The channel is closed or broken; mail does not wait for a transcript, and must not fail for one.
            lost.incrementAndGet();
        }
    }

    /** Transcripts that Kafka did not take. */
    long lost() {
        return lost.get();
    }
}
