// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import java.util.concurrent.CompletableFuture;

/**
 * Looks names up. Safe for use by many threads.
 *
 * <p>A reply that is in the cache is complete when the call returns. Others come on a thread of the resolver, which
 * must not be held up.
 */
public interface Dns {

    /**
     * Looks one name up.
     *
     * @param name with or without the final dot, in any case
     * @param budget pays for the look-up unless the cache has it; without budget the result is {@link
     *     DnsResult.Failure#OVER_BUDGET}
     * @return never fails, and is complete within the configured time for each try, multiplied by the tries; may be
     *     shared with others, so do not complete it
     */
    CompletableFuture<DnsReply> lookup(String name, RecordType type, QueryBudget budget);

    /** For callers whose look-ups are few by nature. */
    default CompletableFuture<DnsReply> lookup(String name, RecordType type) {
        return lookup(name, type, QueryBudget.unlimited());
    }

    /**
     * Asks the servers whatever the cache has, and without budget: for who watches whether an answer still holds. The cache
     * has the new answer then.
     */
    default CompletableFuture<DnsReply> fresh(String name, RecordType type) {
        return lookup(name, type);
    }

    /** Drops from the cache what it has of names below this one: it is not to be believed any more. */
    default void forget(String zone) {}

    /**
     * True while not one of the servers answers, which was made sure of by asking each for the root. One name whose
     * own servers are silent does not make it true.
     */
    boolean away();
}
