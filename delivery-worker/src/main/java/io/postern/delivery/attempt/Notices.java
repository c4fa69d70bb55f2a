// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.OutboundMessage;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What people are told, and what is set aside, when mail is not delivered. Each is complete when it is safe; written again
 * after a crash it is the same.
 */
public interface Notices {
    /** Writes what the settlements of these outcomes say: a delivery report, an entry in quarantine. @param ended of both kinds */
    CompletionStage<Void> settle(OutboundMessage message, List<DeliveryOutcome> ended);

    /** Tells the sender that it takes longer. */
    CompletionStage<Void> delayed(OutboundMessage message, List<DeliveryOutcome> deferred);
}
