// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.history;

import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.MailSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What is known of sources. Safe for use by many threads. */
@FunctionalInterface
public interface History {
    /** Knows nothing of anybody. */
    History UNKNOWN = _ -> CompletableFuture.completedFuture(Map.of());

    /**
     * @return never fails, ends in bounded time, and is complete at once for what was read a moment ago; a source of which
     *     nothing could be found out is left out
     */
    CompletableFuture<Map<MailSource, Conduct>> of(Collection<MailSource> sources);
}
