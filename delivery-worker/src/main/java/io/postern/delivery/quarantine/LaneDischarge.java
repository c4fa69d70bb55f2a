// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.wire.JsonEvents;
import io.postern.delivery.attempt.Outbox;
import io.postern.delivery.attempt.Publication;
import io.postern.delivery.route.Routes;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** To the lanes, and to the deliveries. */
public record LaneDischarge(Outbox outbox, Routes routes, Publication reports) implements Discharge {
    @Override
    public CompletionStage<Void> released(OutboundMessage message) {
        return outbox.lane(
                message, routes.destination(message.recipients().getFirst().address()));
    }

    @Override
    public CompletionStage<Void> deleted(List<DeliveryOutcome> outcomes) {
        return reports.outcomes(
                outcomes.getFirst().messageId(),
                outcomes.stream().map(JsonEvents::encode).toList());
    }
}
