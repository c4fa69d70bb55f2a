// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.OutboundMessage;
import java.util.concurrent.CompletionStage;

/** Where mail that is not done with goes. Each write is complete when it is safe. */
public interface Outbox {
    /** Back to its lane. */
    CompletionStage<Void> lane(OutboundMessage part, String destination);

    /** To a retry topic, until its {@code notBefore}. */
    CompletionStage<Void> retry(OutboundMessage message, String destination);

    /** To where held mail waits. */
    CompletionStage<Void> hold(OutboundMessage message, String destination);
}
