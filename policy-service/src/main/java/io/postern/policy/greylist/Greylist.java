// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Remembers who has tried before. Its promises are the tests in {@code GreylistContract}. */
public interface Greylist {
    /** Where greylisting is switched off: remembers nobody. */
    Greylist NONE = (triplets, _) ->
            CompletableFuture.completedFuture(Collections.nCopies(triplets.size(), new Standing.Known()));

    /**
     * Notes an attempt of each triplet and tells how they stand, in the same order. Never fails and never waits
     * longer than a bounded time: when the store is away that is {@link Standing.Away}.
     *
     * @param now null for the store's own clock, the only one that all instances share
     */
    CompletionStage<List<Standing>> attempt(List<Triplet> triplets, @Nullable Instant now);
}
