// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Reply;
import io.postern.edge.limit.Admission;
import io.postern.edge.limit.Allowance;
import io.postern.edge.limit.Metered;
import io.postern.edge.limit.Pace;
import io.postern.edge.limit.Tarpit;
import io.postern.edge.session.State.Checking;
import io.postern.edge.session.State.Chunking;
import io.postern.edge.session.State.Closed;
import io.postern.edge.session.State.Collecting;
import io.postern.edge.session.State.Mailing;
import io.postern.edge.session.State.Pausing;
import io.postern.edge.session.State.Receiving;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How much of us this session takes, and when that is enough. */
final class Measure {
    private final Session session;
    private final long began = System.nanoTime();
    private byte @Nullable [] admitted;
    private int mistakes;
    private int idle;
    private int refused;
    private Duration held = Duration.ZERO;

    Measure(Session session) {
        this.session = session;
    }

    /** @param then if there is room for one more from there */
    void admit(byte[] address, Runnable then) {
        if (session.listener.trusted().contains(address)) {
            then.run();
            return;
        }
        var gate = session.services.gate();
        answered(gate.admit(address, System.nanoTime()).toCompletableFuture(), admission -> {
            var refusal = admission == null ? null : admission.refusal();
            if (admission instanceof Admission.Admitted) {
                admitted = address;
            }
            if (refusal == null) {
                then.run();
                return;
            }
            session.services.tally().limited(limit(admission));
            if (session.listener.tls() == TlsMode.IMPLICIT) {
                traced();
                session.hangUp(refusal.text());
            } else {
                turnAway(Answer.of(refusal));
            }
        });
    }

    /** Before the session has begun: whoever comes again and again must not fill the trace. */
    boolean turnAway(Answer answer) {
        traced();
        return session.leave(answer);
    }

    /** Who is turned away before anything was asked is in the trace, if not too many are. */
    void traced() {
        if (!session.rules.transcripts()) {
            return;
        }
        if (session.services.traces().spend(session.opening.address(), System.nanoTime())) {
            session.speech.keep();
        } else {
            session.services.tally().untold();
        }
    }

    /** The session ends. */
    void release() {
        if (admitted != null) {
            session.services.gate().release(admitted);
            admitted = null;
        }
    }

    /** @param then is told what to answer instead, or null if it may have so many */
    void take(Metered what, int count, Consumer<@Nullable Answer> then) {
        // Who has signed in is not exempt: a stolen password sends in bursts.
        if (session.listener.trusted().contains(session.opening.address())) {
            then.accept(null);
            return;
        }
        var taken = session.services.gate().take(what, session.opening.address(), count, System.nanoTime());
        answered(taken.toCompletableFuture(), (@Nullable Allowance allowance) -> {
            var refusal = allowance == null ? null : allowance.refusal();
            if (refusal == null) {
                then.accept(null);
            } else {
                session.services.tally().limited(limit(what));
                then.accept(Answer.of(refusal));
            }
        });
    }

    private static Tally.Limit limit(@Nullable Admission refused) {
        return switch (refused) {
            case Admission.TooManyFromAddress _ -> Tally.Limit.OPEN_FROM_ADDRESS;
            case Admission.TooManyFromNetwork _ -> Tally.Limit.OPEN_FROM_NETWORK;
            case null, default -> Tally.Limit.NEW_CONNECTIONS;
        };
    }

    private static Tally.Limit limit(Metered what) {
        return switch (what) {
            case CONNECTIONS -> Tally.Limit.NEW_CONNECTIONS;
            case MESSAGES -> Tally.Limit.MESSAGES;
            case RECIPIENTS -> Tally.Limit.RECIPIENTS;
        };
    }

    /** Most answers are there at once. One that comes when the session is over is given back, if it was a place. */
    private <T> void answered(CompletableFuture<T> asked, Consumer<@Nullable T> then) {
        if (asked.isDone()) {
            then.accept(asked.isCompletedExceptionally() ? null : asked.join());
            return;
        }
        session.become(new Checking(session.state()));
        Consumer<@Nullable T> resumed = session.resume(then);
        asked.whenCompleteAsync(
                (answer, failure) -> {
                    if (session.over() && answer instanceof Admission.Admitted) {
                        session.services.gate().release(session.opening.address());
                    } else {
                        resumed.accept(answer);
                    }
                },
                session.outside.thread());
    }

    /** A command was carried out that moves no mail. @param state where it was said */
    void idle(State state) {
        if (!(state instanceof Mailing || state instanceof Collecting)) {
            idle++;
            count(idle > session.rules.idleCommands() ? 1 : 0, 0);
        }
    }

    /** A message begins. */
    void busy() {
        idle = 0;
    }

    /** What was wrong is answered later and later, and in the end by a farewell. */
    void count(int moreMistakes, int moreRefused) {
        if (moreMistakes == 0 && moreRefused == 0) {
            return;
        }
        if (mistakes == 0 && moreMistakes > 0 && !session.rules.refusalPage().isEmpty()) {
            traced();
        }
        mistakes += moreMistakes;
        refused += moreRefused;
        switch (session.rules.tarpit().after(mistakes, refused)) {
            case Tarpit.Patience.Delay(var time) -> held = time;
            case Tarpit.Patience.Over(var reply) -> {
                session.services.tally().limited(Tally.Limit.MISTAKES);
                session.turnAway(Answer.of(reply));
            }
        }
    }

    /** What is said now is held back. */
    boolean holds() {
        return held.isPositive();
    }

    /** What was said last is sent a while later, and nothing is heard until then; what was said before it goes at once. */
    void pause(State next) {
        var wait = held;
        held = Duration.ZERO;
        session.speech.sendAllButLast();
        session.become(new Pausing(next));
        Consumer<State> then = session.resume(state -> {
            session.become(state);
            session.sent(session.speech.send());
        });
        session.outside.after(wait, () -> then.accept(next));
    }

    /** The clock stands still while we do not read. */
    void reading(State state, boolean wanted) {
        var pace = pace(state);
        if (pace != null && wanted) {
            pace.resume(System.nanoTime());
        } else if (pace != null) {
            pace.pause(System.nanoTime());
        }
    }

    private static @Nullable Pace pace(State state) {
        return switch (state) {
            case Receiving receiving -> receiving.pace();
            case Chunking chunk -> chunk.receiving().pace();
            default -> null;
        };
    }

    /** What to say before the session ends; null while it may go on. */
    @Nullable
    Reply enough(State state, long nanoTime) {
        if (state instanceof Closed || state.waitsForUs()) {
            return null;
        }
        var pace = pace(state);
        if (pace != null && pace.tooSlow(nanoTime)) {
            session.services.tally().limited(Tally.Limit.CONTENT_RATE);
            return session.rules.pace().refusal();
        }
        var over = session.rules.time().over(!state.interruptible(), Duration.ofNanos(nanoTime - began));
        if (over != null) {
            session.services.tally().limited(Tally.Limit.SESSION_TIME);
        }
        return over;
    }
}
