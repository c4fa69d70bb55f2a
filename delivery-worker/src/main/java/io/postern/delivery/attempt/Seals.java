// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.OutboundMessage;
import io.postern.delivery.smtp.Body;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What we put on top of a message that we have changed, so that others still see what it was worth before. */
@FunctionalInterface
public interface Seals {
    /** Nothing is sealed. */
    Seals NONE = (_, _, _, _) -> CompletableFuture.completedFuture(new byte[0]);

    /**
     * Octets to go above the fields; none where nothing is to be sealed. Fails when the body is not to be had, as its reading
     * does.
     *
     * @param fields ours, that go in front of the body
     * @param body as it leaves us, with its edits; is read once, if it is to be sealed
     */
    CompletionStage<byte[]> above(OutboundMessage message, byte[] fields, Body body, Instant now);
}
