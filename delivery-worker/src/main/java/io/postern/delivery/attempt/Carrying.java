// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.postern.contracts.event.OutboundMessage;
import io.postern.delivery.route.Host;
import io.postern.delivery.route.Route;
import io.postern.delivery.smtp.Courier;
import io.postern.delivery.smtp.Ending;
import io.postern.delivery.smtp.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The part of an attempt in which servers are spoken to: one way after the other, in the time that an attempt may take. */
final class Carrying {
    /** @param instead the server that an operator has named for them; null for the usual way */
    record Way(@Nullable String instead, List<String> recipients) {}

    /** How it ended. */
    sealed interface End {
        /** Everybody has an outcome. */
        record Known() implements End {}

        /** Some have none, as their turn did not come. @param turn when it will, from now; null if nobody knows */
        record NoTurn(@Nullable Duration turn) implements End {}
    }

    private final Desk desk;
    private final OutboundMessage message;
    private final String destination;
    private final Notes notes;
    private final Deque<Way> ways;
    /** Fails when it is let go, so that nobody waits for content any longer. */
    private final CompletableFuture<byte[]> letGo = new CompletableFuture<>();

    private volatile boolean aborted;
    private volatile boolean wentOn;
    private volatile Courier.@Nullable Sending sending;
    private @Nullable Instant until;
    private @Nullable CompletionStage<byte[]> seal;

    Carrying(Desk desk, OutboundMessage message, String destination, Notes notes, Deque<Way> ways) {
        this.desk = desk;
        this.message = message;
        this.destination = destination;
        this.notes = notes;
        this.ways = ways;
    }

    /** Lets go as soon as possible. */
    void abort() {
        aborted = true;
        letGo.completeExceptionally(new Aborted());
        var now = sending;
        if (now != null) {
            now.abort();
        }
    }

    /** It was let go of when a server had the message, and has waited for the answer, or does. */
    boolean goesOn() {
        var now = sending;
        return wentOn || now != null && now.goesOn();
    }

    /** Fails with {@link Aborted} when it was let go. */
    CompletionStage<End> run() {
        notes.unspeakable();
        return next();
    }

    private CompletionStage<End> next() {
        var way = ways.poll();
        if (way == null) {
            return completedFuture(new End.Known());
        }
        var left = left(way);
        if (left.isEmpty()) {
            return next();
        }
        var found = way.instead() == null
                ? desk.routes().route(left.getFirst())
                : desk.routes().named(way.instead());
        return found.thenCompose(route -> switch (route) {
            case Route.Hosts(var hosts) -> handOver(hosts, way);
            case Route.None(var reply) -> {
                notes.known(left, reply, Scope.MESSAGE);
                yield next();
            }
        });
    }

    private List<String> left(Way way) {
        return notes.left().stream().filter(way.recipients()::contains).toList();
    }

    /** As many recipients as fit into a transaction, and again for the rest. */
    private CompletionStage<End> handOver(List<Host> hosts, Way way) {
        var left = left(way);
        if (left.isEmpty()) {
            return next();
        }
        if (aborted) {
            return failedFuture(new Aborted());
        }
        var end = until == null ? desk.clock().instant().plus(desk.rules().attemptLimit()) : until;
        until = end;
        return seal().applyToEither(letGo, above -> above)
                .handle((above, failure) ->
                        above == null ? withoutContent(failure) : send(hosts, way, left, above, end))
                .thenCompose(then -> then);
    }

    /** Made once for all servers and transactions of the attempt. */
    private CompletionStage<byte[]> seal() {
        var made = seal;
        if (made == null) {
            made = desk.seals()
                    .above(
                            message,
                            Outgoing.fields(message),
                            Outgoing.body(desk, message),
                            desk.clock().instant());
            seal = made;
        }
        return made;
    }

    private CompletionStage<End> send(List<Host> hosts, Way way, List<String> left, byte[] above, Instant end) {
        if (aborted) {
            return failedFuture(new Aborted());
        }
        var now = desk.clock().instant();
        if (!now.isBefore(end)) {
            return completedFuture(new End.NoTurn(null));
        }
        var some = left.subList(0, Math.min(left.size(), desk.rules().recipientsPerTransaction()));
        // Who is sent elsewhere waits for connections there, and not among those whom he was taken away from.
        var site = way.instead() == null ? destination : way.instead();
        var on = desk.courier()
                .send(
                        Outgoing.mail(desk, message, site, hosts, some, above),
                        now,
                        Duration.between(now, end),
                        notes::known);
        sending = on;
        if (aborted) {
            on.abort();
        }
        return on.ending()
                .handle((ending, failure) -> ended(hosts, way, left, some, ending, failure))
                .thenCompose(then -> then);
    }

    private CompletionStage<End> ended(
            List<Host> hosts,
            Way way,
            List<String> before,
            List<String> tried,
            @Nullable Ending ending,
            @Nullable Throwable failure) {
        wentOn = goesOn();
        sending = null;
        return switch (ending) {
            case Ending.Tried(var transcript, var offer) -> {
                desk.reports().transcript(transcript);
                desk.seen(tried, way.instead() == null ? offer : null);
                // Whoever has decided about nobody will not do so at once either.
                yield left(way).equals(before) ? completedFuture(new End.NoTurn(null)) : handOver(hosts, way);
            }
            case Ending.NoSlot(var turn) -> completedFuture(new End.NoTurn(turn));
            case Ending.Aborted _ -> CompletableFuture.failedFuture(new Aborted());
            case null -> withoutContent(failure);
        };
    }

    /** Also for those whose turn had not come: what has no outcome would be lost. */
    private CompletionStage<End> withoutContent(@Nullable Throwable failure) {
        if (aborted) {
            return failedFuture(new Aborted());
        }
        notes.withoutContent(failure);
        return completedFuture(new End.Known());
    }
}
