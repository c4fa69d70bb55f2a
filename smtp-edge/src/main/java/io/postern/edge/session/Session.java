// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.session.State.Announcing;
import io.postern.edge.session.State.Asking;
import io.postern.edge.session.State.Checking;
import io.postern.edge.session.State.Chunking;
import io.postern.edge.session.State.Closed;
import io.postern.edge.session.State.Collecting;
import io.postern.edge.session.State.Judging;
import io.postern.edge.session.State.Mailing;
import io.postern.edge.session.State.Pausing;
import io.postern.edge.session.State.Receiving;
import io.postern.edge.session.State.Securing;
import io.postern.edge.session.State.SigningIn;
import io.postern.edge.session.State.Skipping;
import io.postern.edge.session.State.Talking;
import io.postern.edge.trace.Dialogue;
import io.postern.edge.wire.Unread;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client, from the first octet to the last: {@link Opening}, commands, {@link Transaction}. All calls come on the
 * session's thread.
 */
public final class Session {
    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    final Listener listener;
    final Rules rules;
    final Services services;
    final Outside outside;
    final Inquirer inquirer;
    final Speech speech;
    final Unread unread = new Unread();
    final Commands commands;
    final Security security = new Security(this);
    final Authentication authentication = new Authentication(this);
    final Opening opening;
    final Measure measure = new Measure(this);
    private final Timekeeper timekeeper = new Timekeeper(this);
    private final Transaction transaction = new Transaction(this);
    private final Chunks chunks = new Chunks(this, transaction);
    private final Moves moves = new Moves(this, transaction, chunks);
    private State state = new Announcing();
    private boolean quit;

    /** @param address of the other end of the socket, four or sixteen octets */
    public Session(Listener listener, Rules rules, Services services, Outside outside, byte[] address, int port) {
        this.listener = listener;
        this.rules = rules;
        this.services = services;
        this.outside = outside;
        this.inquirer = new Inquirer(listener, rules, services, outside, address, port);
        this.opening = new Opening(this, address);
        var dialogue = rules.transcripts() ? new Dialogue(services.clock().instant()) : null;
        this.speech = new Speech(outside, services, inquirer.sessionId(), rules.refusalPage(), dialogue);
        this.commands = new Commands(unread, rules, speech, services.tally());
    }

    /** The connection stands. */
    public void open() {
        guarded(() -> {
            opening.begin();
            pump();
        });
    }

    /** What was waited for has come. Everything that calls from elsewhere comes this way, or by {@link #resume}. */
    void goOn() {
        guarded(this::pump);
    }

    /** The client sent something. */
    public void received(byte[] octets) {
        if (!(state instanceof Closed)) {
            timekeeper.moved();
            unread.add(octets);
            guarded(this::pump);
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            fault("ended by a fault of ours, please report it", e);
        }
    }

    /** Goes on as far as it can without waiting, then sends what there is to say. */
    void pump() {
        boolean moved = true;
        while (moved && !measure.holds() && !speech.much()) {
            moved = switch (state) {
                case Announcing _ -> opening.readProxyHeader();
                case State.Greeting greeting -> opening.refuseEarlyTalk(greeting);
                case Talking talking -> readCommand(talking);
                case SigningIn signingIn -> authentication.read(signingIn);
                case Receiving receiving -> transaction.readContent(receiving);
                case Chunking chunk -> chunks.read(chunk);
                case Skipping skipping -> chunks.skip(skipping);
                case Securing _, Checking _, Pausing _, Asking _, Judging _, Closed _ -> false;
            };
        }
        if (measure.holds() && !(state instanceof Closed)) {
            timekeeper.moved();
            measure.pause(state);
        } else if (!(state instanceof Pausing)) {
            sent(speech.send());
        }
        if (state instanceof Closed) {
            outside.hangUp(!quit);
        } else if (moved && !(state instanceof Pausing)) {
            outside.read(false);
            outside.onceTaken(this::goOn);
        } else {
            boolean wanted = state.wantsMore(unread.available(), listener.tls() == TlsMode.IMPLICIT);
            outside.read(wanted);
            measure.reading(state, wanted);
        }
    }

    void sent(boolean any) {
        if (any) {
            timekeeper.moved();
        }
    }

    State state() {
        return state;
    }

    boolean over() {
        return state instanceof Closed;
    }

    private boolean readCommand(Talking talking) {
        timekeeper.welcomed();
        if (timekeeper.leaves() && !(talking instanceof Mailing || talking instanceof Collecting)) {
            return leave(Replies.SHUTTING_DOWN);
        }
        var command = commands.next();
        if (command == null) {
            return false;
        }
        moves.make(talking, Conversation.on(talking, command, Permissions.to(this)));
        return true;
    }

    void become(State next) {
        if (state instanceof Judging) {
            timekeeper.served();
        }
        state = next;
    }

    /** What to do with an answer from elsewhere, if the session still waits for it then: in that very state. */
    @SuppressWarnings("ReferenceEquality")
    <T extends @Nullable Object> Consumer<T> resume(Consumer<T> then) {
        var waiting = state;
        return answer -> {
            if (state == waiting) {
                guarded(() -> {
                    then.accept(answer);
                    pump();
                });
            }
        };
    }

    void fault(String what, @Nullable RuntimeException cause) {
        LOG.log(System.Logger.Level.ERROR, "session " + what + "; sessionId=" + inquirer.sessionId(), cause);
        turnAway(Replies.FAULT);
        pump();
    }

    /** The client has said its last word, or too much. */
    void part(Answer answer) {
        quit = answer.code() == Replies.BYE.code();
        leave(answer);
    }

    /** The last word. */
    boolean leave(Answer answer) {
        speech.say(answer);
        end();
        return true;
    }

    /** Likewise, and what was said before it is worth keeping. */
    boolean turnAway(Answer answer) {
        speech.settle(answer);
        end();
        return true;
    }

    /** Without a word, as nobody would hear it. */
    void hangUp(String why) {
        speech.note(why);
        end();
    }

    private void end() {
        transaction.abandon(state);
        measure.release();
        state = new Closed();
        unread.clear();
        speech.publish(null, inquirer);
    }

    /** The client is gone; the session's id. */
    public String gone() {
        if (!(state instanceof Closed)) {
            hangUp("connection lost");
        }
        return inquirer.sessionId();
    }

    /** To be called every second or so: ends what is silent for too long, be it the client or ours. */
    public void tick(long nanoTime) {
        guarded(() -> timekeeper.tick(state, nanoTime));
    }

    /**
     * We are shutting down: one transaction for who has had none yet, and no further one.
     *
     * @param now ends the session even in a transaction, unless its message waits for its answer: then after that
     */
    public void drain(boolean now) {
        guarded(() -> timekeeper.drain(state, now));
    }
}
