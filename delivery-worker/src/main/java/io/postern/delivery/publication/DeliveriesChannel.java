// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.publication;

import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Outcomes to {@code postern.deliveries}. What waits here is bounded by the windows of the lanes. */
@ApplicationScoped
public class DeliveriesChannel {
    private final Emitter<Record<String, byte[]>> deliveries;

    DeliveriesChannel(
            @Channel("deliveries") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
                    Emitter<Record<String, byte[]>> deliveries) {
        this.deliveries = deliveries;
    }

    /** Complete when the outcome is safe. */
    CompletionStage<Void> send(String messageId, byte[] outcome) {
        return deliveries.send(Record.of(messageId, outcome));
    }
}
