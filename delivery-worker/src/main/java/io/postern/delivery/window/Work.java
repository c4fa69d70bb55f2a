// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One record in work. */
public interface Work {
    /**
     * Complete when the record's offset may be committed, with the id of the record if the ledger need not know it
     * after that. Fails if the record has to be worked on again.
     */
    CompletionStage<@Nullable String> done();

    /**
     * Lets go of it; {@link #done} then fails soon, or completes if it was nearly done. What {@link #goesOn} may take as
     * long as ever.
     */
    void abort();

    /**
     * It was let go of when a server had the whole message and had not answered: begun anew by somebody else it would be
     * sent twice. True until {@link #done}.
     */
    default boolean goesOn() {
        return false;
    }
}
