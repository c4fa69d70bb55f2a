// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Remembers who has guessed. Its promises are the tests in {@code LockoutContract}. */
public interface Lockout {
    /** Holds nobody. */
    Lockout NONE = (_, _, _, _) -> CompletableFuture.completedFuture(Duration.ZERO);

    /**
     * Notes how far an attempt has come, and says for how long it was held before that; zero if it was not. One that is
     * held when it fails or succeeds began before that, and gets the answer of those that are held: else many at once
     * could learn which of them was right.
     *
     * @param account in lower case; also one that does not exist
     * @param network of the client, as from {@code ClientNetwork}
     * @param now null for the store's own clock, the only one that all edges share
     */
    CompletionStage<Duration> note(Attempt attempt, String account, String network, @Nullable Instant now);
}
