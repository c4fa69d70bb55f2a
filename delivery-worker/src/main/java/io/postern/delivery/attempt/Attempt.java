// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.postern.contracts.event.OutboundMessage;
import io.postern.delivery.attempt.CrashPoints.Point;
import io.postern.delivery.ledger.Claim;
import io.postern.delivery.orders.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One record of a lane, from claim to close. Reads from top to bottom. */
public final class Attempt {
    private static final System.Logger LOG = System.getLogger(Attempt.class.getName());

    private final Desk desk;
    private final OutboundMessage message;
    private final Instant begun;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile boolean aborted;
    private volatile boolean settled;
    private volatile boolean granted;
    private volatile @Nullable Carrying sending;
    private Notes notes;
    private String destination = "";

    Attempt(Desk desk, OutboundMessage message) {
        this.desk = desk;
        this.message = message.progress().held() ? message.resumed(desk.clock().instant()) : message;
        this.begun = desk.clock().instant();
        this.notes = new Notes(desk, this.message, "");
    }

    /** Complete when the record's offset may be committed; fails with {@link Aborted}, or when something is broken. */
    public CompletableFuture<Void> done() {
        return done;
    }

    /**
     * Ended at its first attempt, and nothing of it is to be done later: once it is committed, the ledger need not know
     * it any longer. A later attempt has the same record id, and its closed mark must stay until that is committed.
     */
    public boolean forgettable() {
        return settled
                && message.attempt() == 1
                && message.notBefore() == null
                && message.recordId().equals(message.messageId());
    }

    public String recordId() {
        return message.recordId();
    }

    /** Lets go of it as soon as possible: without an outcome, unless a server has the message already. */
    public void abort() {
        aborted = true;
        var now = sending;
        if (now != null) {
            now.abort();
        }
    }

    /** It was let go of when a server had the message, and goes on for its answer and for what follows from it. */
    public boolean goesOn() {
        var now = sending;
        return now != null && now.goesOn();
    }

    void begin() {
        CompletionStage<Void> work;
        try {
            work = splitOrClaim();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            work = failedFuture(e);
        }
        work.whenComplete((_, failure) -> {
            if (failure == null) {
                done.complete(null);
                return;
            }
            desk.faults().ours("the work on record " + message.recordId(), Patience.cause(failure));
            if (!granted) {
                // A claim that was never got may be somebody else's.
                done.completeExceptionally(Patience.cause(failure));
            } else {
                var cause = Patience.cause(failure);
                desk.ledger().release(message.recordId()).whenComplete((_, _) -> done.completeExceptionally(cause));
            }
        });
    }

    private CompletionStage<Void> splitOrClaim() {
        var groups = Split.byDestination(message.recipients(), desk.routes()::destination);
        if (groups.size() == 1) {
            destination = groups.keySet().iterator().next();
            notes = new Notes(desk, message, destination);
            return claim();
        }
        var parts = groups.entrySet().stream()
                .map(group -> again(
                        "the part of a record for one destination",
                        () -> desk.outbox()
                                .lane(Split.part(message, group.getKey(), group.getValue()), group.getKey())))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(parts);
    }

    private CompletionStage<Void> claim() {
        if (aborted) {
            return failedFuture(new Aborted());
        }
        return desk.ledger()
                .claim(message.recordId(), message.attempt(), this::abort)
                .thenCompose(claim -> switch (claim) {
                    case Claim.Closed _ -> {
                        desk.tally().duplicatesSuppressed(message.recipients().size());
                        yield completedFuture(null);
                    }
                    case Claim.Taken(var atMost) -> Patience.pause(atMost).thenCompose(_ -> claim());
                    case Claim.Granted(var entries) -> {
                        granted = true;
                        desk.crashPoints().reached(Point.CLAIM);
                        notes.restore(entries);
                        yield order();
                    }
                });
    }

    /** An operator may have ordered otherwise, for each recipient: servers behind one route have many domains. */
    private CompletionStage<Void> order() {
        notes.aside();
        var orders = new LinkedHashMap<Order, List<String>>();
        for (var recipient : notes.left()) {
            orders.computeIfAbsent(about(recipient), _ -> new ArrayList<>()).add(recipient);
        }
        var held = new ArrayList<String>();
        var ways = new ArrayDeque<Carrying.Way>();
        orders.forEach((order, recipients) -> {
            switch (order) {
                case Order.Cancel(var commandId) -> notes.cancelled(recipients, commandId);
                case Order.Hold _ -> held.addAll(recipients);
                case Order.Go(var route) -> ways.add(new Carrying.Way(route, recipients));
            }
        });
        if (held.isEmpty()) {
            return deliver(ways);
        }
        if (held.size() == notes.ours().size()) {
            return new Holding(desk, message, destination, () -> aborted).run();
        }
        var rest = message.part(
                message.recordId() + "-h" + message.attempt(),
                message.recipients().stream()
                        .filter(recipient -> held.contains(recipient.address()))
                        .toList());
        return new Holding(desk, rest, destination, () -> aborted).run().thenCompose(_ -> {
            notes.movedOn(held);
            return deliver(ways);
        });
    }

    private Order about(String recipient) {
        return desk.orders()
                .about(
                        message.messageId(),
                        message.reversePath(),
                        Outgoing.names(destination, recipient),
                        message.acceptedAt());
    }

    private CompletionStage<Void> deliver(Deque<Carrying.Way> ways) {
        var carrying = new Carrying(desk, message, destination, notes, ways);
        sending = carrying;
        if (aborted) {
            carrying.abort();
        }
        return carrying.run().thenCompose(end -> switch (end) {
            case Carrying.End.Known _ -> finish();
            case Carrying.End.NoTurn(var turn) -> handBack(turn);
        });
    }

    /** Nothing was tried: the same attempt later, so that others get past. Entries there may be stay valid for it. */
    private CompletionStage<Void> handBack(@Nullable Duration turn) {
        return notes.entered().thenCompose(_ -> {
            var now = desk.clock().instant();
            if (now.isAfter(message.clockFrom().plus(desk.rules().schedules().giveUpAfter(destination)))) {
                notes.withoutConnection();
                return finish();
            }
            desk.tally().handedBack();
            var later = message.again(
                    notes.ours(),
                    message.attempt(),
                    now.plus(turn == null ? desk.rules().slotRetry() : turn),
                    message.progress());
            return again(
                            "a record that found no connection",
                            () -> desk.outbox().retry(later, destination))
                    .thenCompose(_ -> desk.ledger().release(message.recordId()));
        });
    }

    private CompletionStage<Void> finish() {
        return new Finish(desk, message, destination, notes, () -> aborted)
                .run()
                .thenAccept(anyLeft -> {
                    settled = !anyLeft;
                    desk.tally()
                            .attempt(
                                    message.lane(),
                                    Duration.between(begun, desk.clock().instant()));
                });
    }

    /** Kafka may be away for a while; the record stays in work until its step is written. */
    private CompletableFuture<Void> again(String what, Supplier<CompletionStage<Void>> step) {
        return Patience.untilDone(what, step, () -> aborted, desk.faults());
    }
}
