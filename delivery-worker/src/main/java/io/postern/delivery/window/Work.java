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

    /** Lets go of it; {@link #done} then fails soon, or completes if it was nearly done. */
    void abort();
}
