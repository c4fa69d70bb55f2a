// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.body;

import io.postern.contracts.event.Content;
import java.util.concurrent.CompletableFuture;

/** A large message on its way to safety. */
public interface Upload {
    /** Completes when the chunk is safe; the array must not be changed afterwards. */
    CompletableFuture<?> write(byte[] chunk);

    /** Completes when all chunks are safe. */
    CompletableFuture<Content.Stored> finish();
}
