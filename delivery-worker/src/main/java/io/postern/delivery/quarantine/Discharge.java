// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.OutboundMessage;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where mail goes that leaves the quarantine. Each write is complete when it is safe, and may be repeated. */
public interface Discharge {
    /** To its lane. */
    CompletionStage<Void> released(OutboundMessage message);

    /** To {@code postern.deliveries}. */
    CompletionStage<Void> deleted(List<DeliveryOutcome> outcomes);
}
