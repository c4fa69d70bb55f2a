// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Claims and entries. Its promises are the tests in {@code LedgerContract}. Safe for use by many threads. */
public interface Ledger {

    /**
     * Asks for the sole right to work on a record; kept until closed or released.
     *
     * @param onLost is called when the right was lost to somebody else
     */
    CompletionStage<Claim> claim(String recordId, int attempt, Runnable onLost);

    /** Notes outcomes, by recipient. Complete when they would survive the death of this process. */
    CompletionStage<Void> enter(String recordId, int attempt, Map<String, byte[]> outcomes);

    /** All that follows from the outcomes is written: never again. Gives the claim back. */
    CompletionStage<Void> close(String recordId, int attempt);

    /** Gives the claim back; entries stay. */
    CompletionStage<Void> release(String recordId);

    /**
     * The claim is not needed any more, and giving it back has failed: it is not renewed from now on, and given back as
     * soon as that works. Never fails.
     */
    default void drop(String recordId) {}

    /** These records are committed: after a while, what is known of them may go. Never fails. */
    void forget(Collection<String> recordIds);
}
