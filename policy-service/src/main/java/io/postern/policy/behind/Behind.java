// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.behind;

import io.postern.contracts.behind.Offer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Knows what the servers behind our domains offer. */
@FunctionalInterface
public interface Behind {
    /** Nothing is known of any. */
    Behind UNKNOWN = _ -> CompletableFuture.completedFuture(Map.of());

    /**
     * What the servers behind these domains offer; a domain of which nothing is known is missing. Never fails and never
     * waits longer than a bounded time.
     *
     * @param domains in lower case
     */
    CompletionStage<Map<String, Offer>> offers(Set<String> domains);
}
