// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Work that is a single write and needs no ledger. */
public record Settled(CompletionStage<?> written) implements Work {
    @Override
    public CompletionStage<@Nullable String> done() {
        return written.thenApply(_ -> null);
    }

    @Override
    public void abort() {
        // It ends by itself, soon.
    }
}
