// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.postern.contracts.content.MissingContent;
import io.postern.contracts.event.OutboundMessage;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/** Puts a record where held mail waits, with its content where it may stay for as long. */
record Holding(Desk desk, OutboundMessage message, String destination, BooleanSupplier aborted) {

    CompletionStage<Void> run() {
        return desk.kept()
                .keep(message.messageId(), message.content())
                .exceptionallyCompose(failure -> Patience.cause(failure) instanceof MissingContent
                        ? completedFuture(message.content())
                        : failedFuture(failure))
                .thenCompose(content -> {
                    desk.tally().held();
                    var held = message.with(content).onHold();
                    return Patience.untilDone(
                            "a held record", () -> desk.outbox().hold(held, destination), aborted, desk.faults());
                })
                .thenCompose(_ -> desk.ledger().release(message.recordId()));
    }
}
