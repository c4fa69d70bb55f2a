// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Verdict;
import io.postern.edge.body.Room;
import io.postern.edge.body.Upload;
import io.postern.edge.limit.Gate;
import io.postern.edge.limit.TraceBudget;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What sessions share.
 *
 * @param questions fails when there is no verdict in time
 * @param outbox completes when the message is safe; fails when it may not be
 * @param uploads begins to store a large message, by its id
 * @param ids makes ids that sort by time
 * @param traces for those who are turned away before their session has begun
 */
public record Services(
        Function<Inquiry, CompletableFuture<Verdict>> questions,
        Function<OutboundMessage, CompletableFuture<?>> outbox,
        Function<String, Upload> uploads,
        Consumer<Transcript> transcripts,
        Room room,
        Tally tally,
        InstantSource clock,
        Supplier<String> ids,
        SignIn signIn,
        Gate gate,
        TraceBudget traces) {
    /** The same, behind another gate. */
    public Services with(Gate another) {
        return new Services(questions, outbox, uploads, transcripts, room, tally, clock, ids, signIn, another, traces);
    }
}
