// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.Transcript;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/** What the world is told about an attempt. */
public interface Publication {
    /**
     * The outcomes of a message's recipients, as they stand in the ledger.
     *
     * @return complete when all are safe
     */
    CompletionStage<Void> outcomes(String messageId, Collection<byte[]> outcomes);

    /** The dialogue; nobody waits for it. */
    void transcript(Transcript transcript);
}
