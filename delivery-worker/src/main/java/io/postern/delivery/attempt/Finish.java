// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static java.util.concurrent.CompletableFuture.completedFuture;

import io.postern.contracts.event.Aside;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import io.postern.delivery.attempt.CrashPoints.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What follows from the outcomes of an attempt, each step safe before the next: retry records, reports and quarantine, outcome
 * events, the ledger's close. All of it is derived from the ledger's entries, so that whoever does it again does the same.
 */
record Finish(Desk desk, OutboundMessage message, String destination, Notes notes, BooleanSupplier aborted) {

    /** Complete with whether anything is left to be done later. */
    CompletionStage<Boolean> run() {
        return notes.entered().thenCompose(_ -> {
            if (!notes.left().isEmpty()) {
                throw new IllegalStateException(
                        "recipients without an outcome: " + notes.left().size());
            }
            var records = Retries.of(message, notes.outcomes(), desk.rules());
            return retry(records)
                    .thenCompose(_ -> settle())
                    .thenCompose(_ ->
                            again("outcomes", () -> desk.reports().outcomes(message.messageId(), notes.encoded())))
                    .thenCompose(_ -> {
                        desk.crashPoints().reached(Point.REPORT);
                        return desk.ledger().close(message.recordId(), message.attempt());
                    })
                    .thenApply(_ -> {
                        desk.crashPoints().reached(Point.CLOSE);
                        desk.unknown().seen(message, notes.outcomes());
                        return !records.isEmpty();
                    });
        });
    }

    private CompletableFuture<Void> retry(List<OutboundMessage> records) {
        if (records.isEmpty()) {
            return completedFuture(null);
        }
        var written = records.stream()
                .map(next -> again("a record that waits", () -> desk.outbox().retry(next, destination)))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(written)
                .thenAccept(_ -> desk.crashPoints().reached(Point.RETRY_RECORD));
    }

    /** Who has to be told is told, and what is set aside is. */
    private CompletableFuture<Void> settle() {
        var failed = new ArrayList<>(with(Status.FAILED));
        with(Status.REMOVED).stream().filter(this::quarantined).forEach(failed::add);
        var deferred = with(Status.DEFERRED);
        CompletableFuture<Void> told = failed.isEmpty()
                ? completedFuture(null)
                : again(
                        "a report, or an entry in quarantine,",
                        () -> desk.notices().settle(message, failed));
        if (Retries.delayed(message, deferred, desk.rules())) {
            var wanted = deferred.stream()
                    .filter(outcome -> Settlements.wanted(message, outcome.recipient(), "DELAY"))
                    .toList();
            told = told.thenCompose(
                    _ -> again("the notice of a delay", () -> desk.notices().delayed(message, wanted)));
        }
        return failed.isEmpty() ? told : told.thenAccept(_ -> desk.crashPoints().reached(Point.NOTICE));
    }

    private boolean quarantined(DeliveryOutcome removed) {
        return message.recipients().stream()
                .filter(recipient -> recipient.address().equals(removed.recipient()))
                .map(Recipient::aside)
                .anyMatch(aside -> aside != null && aside.kind() == Aside.Kind.QUARANTINE);
    }

    private List<DeliveryOutcome> with(Status status) {
        return notes.outcomes().stream()
                .filter(outcome -> outcome.status() == status)
                .toList();
    }

    private CompletableFuture<Void> again(String what, Supplier<CompletionStage<Void>> step) {
        return Patience.untilDone(what, step, aborted, desk.faults());
    }
}
