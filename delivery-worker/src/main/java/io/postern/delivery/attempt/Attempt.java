// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.postern.contracts.event.OutboundMessage;
import io.postern.delivery.attempt.CrashPoints.Point;
import io.postern.delivery.ledger.Claim;
import io.postern.delivery.orders.Order;
import io.postern.delivery.route.Host;
import io.postern.delivery.route.Route;
import io.postern.delivery.smtp.Courier;
import io.postern.delivery.smtp.Ending;
import io.postern.delivery.smtp.Scope;
import java.time.Duration;
import java.time.Instant;
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
    private volatile Courier.@Nullable Sending sending;
    private Notes notes;
    private String destination = "";
    private boolean rerouted;

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

    /** Lets go of it as soon as possible, without an outcome. */
    public void abort() {
        aborted = true;
        var now = sending;
        if (now != null) {
            now.abort();
        }
    }

    void begin() {
        CompletionStage<Void> work;
        try {
            work = splitOrClaim();
        } catch (RuntimeException e) {
            work = failedFuture(e);
        }
        work.whenComplete((_, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else if (!granted) {
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
                .map(group -> again(() ->
                        desk.outbox().lane(Split.part(message, group.getKey(), group.getValue()), group.getKey())))
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

    /** An operator may have ordered otherwise. What was begun is finished first; its rest is asked about again. */
    private CompletionStage<Void> order() {
        var order = desk.orders()
                .about(
                        message.messageId(),
                        message.reversePath(),
                        Outgoing.names(destination, message),
                        message.acceptedAt());
        return switch (order) {
            case Order.Cancel(var commandId) -> {
                notes.cancelled(commandId);
                yield finish();
            }
            case Order.Hold _ when notes.empty() -> new Holding(desk, message, destination, () -> aborted).run();
            case Order.Hold _ -> deliver(null);
            case Order.Go(var route) -> deliver(route);
        };
    }

    /** @param instead the server that an operator has named; null for the usual way */
    private CompletionStage<Void> deliver(@Nullable String instead) {
        notes.unspeakable();
        var left = notes.left();
        if (left.isEmpty()) {
            return finish();
        }
        rerouted = instead != null;
        var way = instead == null
                ? desk.routes().route(left.getFirst())
                : desk.routes().named(instead);
        return way.thenCompose(route -> switch (route) {
            case Route.Hosts(var hosts) -> handOver(hosts);
            case Route.None(var reply) -> {
                notes.known(left, reply, Scope.MESSAGE);
                yield finish();
            }
        });
    }

    /** As many recipients as fit into a transaction, and again for the rest. */
    private CompletionStage<Void> handOver(List<Host> hosts) {
        var left = notes.left();
        if (left.isEmpty()) {
            return finish();
        }
        if (aborted) {
            return failedFuture(new Aborted());
        }
        var some = left.subList(0, Math.min(left.size(), desk.rules().recipientsPerTransaction()));
        var on = desk.courier()
                .send(
                        Outgoing.mail(desk, message, destination, hosts, some),
                        desk.clock().instant(),
                        desk.rules().attemptLimit(),
                        notes::known);
        sending = on;
        if (aborted) {
            on.abort();
        }
        return on.ending()
                .handle((ending, failure) -> ended(hosts, some, ending, failure))
                .thenCompose(next -> next);
    }

    private CompletionStage<Void> ended(
            List<Host> hosts, List<String> some, @Nullable Ending ending, @Nullable Throwable failure) {
        sending = null;
        return switch (ending) {
            case Ending.Tried(var transcript, var offer) -> {
                desk.reports().transcript(transcript);
                desk.seen(some, rerouted ? null : offer);
                yield handOver(hosts);
            }
            case Ending.NoSlot(var turn) -> handBack(turn);
            case Ending.Aborted _ -> failedFuture(new Aborted());
            case null -> {
                // Also for those whose turn had not come: what has no outcome would be lost.
                notes.withoutContent(failure);
                yield finish();
            }
        };
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
                    message.recipients(),
                    message.attempt(),
                    now.plus(turn == null ? desk.rules().slotRetry() : turn),
                    message.progress());
            return again(() -> desk.outbox().retry(later, destination))
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
    private CompletableFuture<Void> again(Supplier<CompletionStage<Void>> step) {
        return Patience.untilDone(step, () -> aborted);
    }
}
