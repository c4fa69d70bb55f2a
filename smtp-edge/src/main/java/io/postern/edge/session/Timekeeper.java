// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.session.State.Closed;
import io.postern.edge.session.State.Judging;
import java.time.Duration;

/** Ends a session that takes too long, and one that stands in the way of a shutdown. */
final class Timekeeper {
    /** For a PROXY header, and for a TLS handshake. */
    private static final Duration OPENING_TIME = Duration.ofSeconds(10);
    /** While we shut down: for the next word of a client whose turn has not come yet. */
    private static final Duration TURN = Duration.ofSeconds(3);

    private final Session session;
    private boolean draining;
    private boolean welcomed;
    private boolean served;
    private long lastMove = System.nanoTime();

    Timekeeper(Session session) {
        this.session = session;
    }

    /** Something was said, by either side. */
    void moved() {
        lastMove = System.nanoTime();
    }

    /** The banner was said. */
    void welcomed() {
        welcomed = true;
    }

    /** A message had its answer. */
    void served() {
        served = true;
    }

    /**
     * We shut down, and this client was served or never welcomed: who was welcomed and has handed in nothing yet, may
     * still hand in one message.
     */
    boolean leaves() {
        return draining && (served || !welcomed);
    }

    void tick(State state, long nanoTime) {
        if (state instanceof Closed) {
            return;
        }
        var enough = session.measure.enough(state, nanoTime);
        boolean late = nanoTime - lastMove > patience(state).toNanos();
        if (enough != null) {
            session.turnAway(Answer.of(enough));
            session.pump();
        } else if (draining && state.interruptible() && nanoTime - lastMove > TURN.toNanos()) {
            session.leave(Replies.SHUTTING_DOWN);
            session.pump();
        } else if (late && state.waitsForUs()) {
            session.fault("waited in vain for an answer of ours", null);
        } else if (late) {
            session.services.tally().limited(Tally.Limit.IDLE);
            session.leave(Replies.IDLE);
            session.pump();
        }
    }

    private Duration patience(State state) {
        if (state.waitsForUs()) {
            return session.rules.stuck(session.listener.greetDelay().longest());
        }
        return state.opening() ? OPENING_TIME : session.rules.idle();
    }

    /** Whoever waits for the word on a message gets it first: after a 421 the client would bring it a second time. */
    void drain(State state, boolean now) {
        draining = true;
        boolean lets = now ? !(state instanceof Judging) : leaves() && state.interruptible();
        if (!(state instanceof Closed) && lets) {
            session.leave(Replies.SHUTTING_DOWN);
            session.pump();
        }
    }
}
