// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import io.postern.edge.lockout.Attempt;
import io.postern.edge.lockout.Lockout;
import io.postern.edge.sasl.Step.Fault;
import io.postern.edge.sasl.Step.Refused;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One client signs in, once: after {@link Step.Accepted} or {@link Step.Refused} it is over. Of one thread at a time: the
 * next line is taken when the step before it is there. What it returns never fails, and may complete on another thread.
 */
public final class SignIn {
    /** Octets of a line (RFC 4954 4). */
    public static final int LONGEST_LINE = 12_288;

    private final byte[] opening;
    private final Origin origin;
    private final BooleanSupplier complete;
    private final Lockout lockout;
    private final Executor workers;
    private Mechanism state;

    /**
     * Where an attempt comes from.
     *
     * @param network the client's, as from {@code ClientNetwork}
     * @param mechanism that the client has chosen
     * @param tries of its session
     */
    record Origin(String network, String mechanism, Tries tries) {}

    SignIn(
            byte[] opening,
            Mechanism first,
            Origin origin,
            BooleanSupplier complete,
            Lockout lockout,
            Executor workers) {
        this.opening = opening;
        this.state = first;
        this.origin = origin;
        this.complete = complete;
        this.lockout = lockout;
        this.workers = workers;
    }

    /** @param initial what stood behind the mechanism: null if nothing did, empty for {@code =} */
    public CompletableFuture<Step> begin(@Nullable String initial) {
        return initial == null ? step(new Step.Challenge(base64(opening))) : next(initial);
    }

    /** @param line of the client, without CRLF, a character an octet */
    public CompletableFuture<Step> next(String line) {
        if (line.length() > LONGEST_LINE) {
            return refused(Fault.TOO_LONG, "a line of " + line.length() + " octets");
        }
        if ("*".equals(line)) {
            return refused(Fault.CANCELLED, "the client gave up");
        }
        var message = Base64Text.decode(line);
        if (message == null) {
            return refused(Fault.MALFORMED, "not Base64");
        }
        return switch (state.take(message)) {
            case Turn.Judge judge -> judge(judge);
            case Turn other -> step(said(other));
        };
    }

    private Step said(Turn turn) {
        return switch (turn) {
            case Turn.Say(var message, var next) -> {
                state = next;
                yield new Step.Challenge(base64(message));
            }
            case Turn.Enter(var who) -> new Step.Accepted(who.name());
            case Turn.End(var fault, var reason) -> new Refused(fault, name(), reason);
            case Turn.Judge judge -> new Refused(Fault.AWAY, judge.who().name(), "judged twice");
        };
    }

    private CompletableFuture<Step> judge(Turn.Judge judge) {
        var name = judge.who().name();
        if (!complete.getAsBoolean()) {
            return step(new Refused(Fault.AWAY, name, "not all accounts are known yet"));
        }
        var offer = origin.tries().offer(name, origin.mechanism(), judge.password());
        return note(Attempt.BEGINS, name)
                .thenCompose(held -> held.isPositive() ? step(held(offer, held)) : checked(judge, offer))
                .exceptionally(failure -> new Refused(Fault.AWAY, name, "it could not be checked: " + failure))
                .toCompletableFuture();
    }

    private CompletionStage<Step> checked(Turn.Judge judge, Tries.Offer offer) {
        var who = judge.who();
        return right(judge).thenCompose(right -> {
            var objection = who.objection();
            boolean in = right && objection == null;
            return note(in ? Attempt.SUCCEEDED : Attempt.FAILED, who.name()).thenApply(held -> {
                if (held.isPositive()) {
                    return held(offer, held);
                }
                return in ? said(judge.then()) : wrong(offer, objection == null ? "a wrong password" : objection);
            });
        });
    }

    private CompletionStage<Boolean> right(Turn.Judge judge) {
        if (!judge.slow()) {
            return CompletableFuture.completedFuture(judge.right().getAsBoolean());
        }
        try {
            return CompletableFuture.supplyAsync(judge.right()::getAsBoolean, workers);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<Duration> note(Attempt attempt, String name) {
        return lockout.note(attempt, name, origin.network(), null);
    }

    /** Who offers once more what was wrong is told just that; nobody has looked, so it says nothing new. */
    private Step held(Tries.Offer offer, Duration held) {
        var reason = "held for another " + held.toSeconds() + " s";
        return origin.tries().repeats(offer)
                ? wrong(offer, reason + ", and wrong in this session before")
                : new Refused(Fault.HELD, offer.account(), reason);
    }

    private Step wrong(Tries.Offer offer, String reason) {
        origin.tries().wrong(offer);
        return new Refused(Fault.CREDENTIALS, offer.account(), reason);
    }

    private CompletableFuture<Step> refused(Fault fault, String reason) {
        return step(new Refused(fault, name(), reason));
    }

    private @Nullable String name() {
        return switch (state) {
            case Plain _, Login _, Scram _ -> null;
            case Login.Password(var _, var who) -> who.name();
            case Scram.Final last -> last.who().name();
            case Scram.Done(var who) -> who.name();
        };
    }

    private static CompletableFuture<Step> step(Step step) {
        return CompletableFuture.completedFuture(step);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
