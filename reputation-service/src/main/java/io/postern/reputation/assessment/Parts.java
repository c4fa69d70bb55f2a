// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/** Several things under way. */
final class Parts {
    private static final CompletableFuture<?> DONE = CompletableFuture.completedFuture(null);

    private Parts() {}

    /** Complete when all of them are, at once if they are. */
    static CompletableFuture<?> all(Collection<? extends CompletableFuture<?>> parts) {
        var open = parts.stream().filter(part -> !part.isDone()).toArray(CompletableFuture<?>[]::new);
        return switch (open.length) {
            case 0 -> DONE;
            case 1 -> open[0];
            default -> CompletableFuture.allOf(open);
        };
    }
}
