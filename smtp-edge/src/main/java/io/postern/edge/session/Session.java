// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.command.Command;
import io.postern.edge.command.CommandParser;
import io.postern.edge.session.State.Announcing;
import io.postern.edge.session.State.Asking;
import io.postern.edge.session.State.Closed;
import io.postern.edge.session.State.Greeting;
import io.postern.edge.session.State.Judging;
import io.postern.edge.session.State.Mailing;
import io.postern.edge.session.State.Receiving;
import io.postern.edge.session.State.Talking;
import io.postern.edge.trace.Dialogue;
import io.postern.edge.wire.LineReader;
import io.postern.edge.wire.Unread;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client, from the first octet to the last: {@link Opening}, commands, {@link Transaction}. All calls come on the
 * session's thread.
 */
public final class Session {
    /** For those who find no room; with its CRLF. */
    public static final String TOO_BUSY = Replies.TOO_BUSY.lines();

    /** For those who come while we go; with its CRLF. */
    public static final String SHUTTING_DOWN = Replies.SHUTTING_DOWN.lines();

    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    private static final Duration PROXY_HEADER_TIME = Duration.ofSeconds(10);

    final Listener listener;
    final Rules rules;
    final Services services;
    final Outside outside;
    final Inquirer inquirer;
    final Speech speech;
    final Unread unread = new Unread();
    private final LineReader lines;
    private final Opening opening;
    private final Transaction transaction = new Transaction(this);
    private State state = new Announcing();
    private @Nullable Command held;
    private int mistakes;
    private boolean draining;
    private boolean quit;
    private long lastMove = System.nanoTime();

    /** @param address of the other end of the socket, four or sixteen octets */
    public Session(Listener listener, Rules rules, Services services, Outside outside, byte[] address, int port) {
        this.listener = listener;
        this.rules = rules;
        this.services = services;
        this.outside = outside;
        this.lines = new LineReader(rules.commandLine());
        this.inquirer = new Inquirer(listener, rules, services, outside, address, port);
        this.opening = new Opening(this, address);
        var dialogue = rules.transcripts() ? new Dialogue(services.clock().instant()) : null;
        this.speech = new Speech(outside, services, dialogue);
    }

    /** The connection stands. */
    public void open() {
        opening.begin();
        pump();
    }

    /** The client sent something. */
    public void received(byte[] octets) {
        if (!(state instanceof Closed)) {
            lastMove = System.nanoTime();
            unread.add(octets);
            pump();
        }
    }

    /** Goes on as far as it can without waiting, then sends what there is to say. */
    void pump() {
        boolean moved = true;
        while (moved) {
            moved = switch (state) {
                case Announcing _ -> opening.readProxyHeader();
                case Greeting greeting -> opening.refuseEarlyTalk(greeting);
                case Talking talking -> readCommand(talking);
                case Receiving receiving -> transaction.readContent(receiving);
                case Asking _, Judging _, Closed _ -> false;
            };
        }
        if (speech.send()) {
            lastMove = System.nanoTime();
        }
        if (state instanceof Closed) {
            outside.hangUp(!quit);
        } else {
            outside.read(wantsMore());
        }
    }

    private boolean wantsMore() {
        return switch (state) {
            case Greeting _, Asking _, Judging _ -> unread.isEmpty();
            case Receiving receiving -> !receiving.body().congested();
            case Announcing _, Talking _, Closed _ -> true;
        };
    }

    private boolean readCommand(Talking talking) {
        if (draining && !(talking instanceof Mailing)) {
            return leave(Replies.SHUTTING_DOWN);
        }
        var command = nextCommand();
        if (command == null) {
            return false;
        }
        switch (Conversation.on(talking, command, rules, opening.mayXClient())) {
            case Move.Say(var answer, var next) -> say(answer, next);
            case Move.Refuse(var answer) -> {
                say(answer, talking);
                mistaken(1);
            }
            case Move.Propose(var mailing, var recipient) -> transaction.propose(mailing, recipient);
            case Move.Receive(var mailing) -> transaction.receive(mailing);
            case Move.Restart(var claims) -> opening.restart(claims);
            case Move.Leave(var answer) -> {
                quit = answer.code() == Replies.BYE.code();
                leave(answer);
            }
        }
        return true;
    }

    /** The next command that has arrived completely; null if there is none yet. */
    @Nullable
    Command nextCommand() {
        var command = held;
        held = null;
        var line = command == null ? lines.next(unread) : null;
        if (line != null) {
            speech.heard(line.text());
            command = CommandParser.parse(line);
            services.tally().command(command.verb());
        }
        return command;
    }

    /** It is read again, as its time has not come. */
    void hold(Command command) {
        held = command;
    }

    private void say(Answer answer, Talking next) {
        speech.say(answer);
        if (next instanceof Mailing) {
            speech.keep();
        }
        state = next;
    }

    void mistaken(int times) {
        mistakes += times;
        if (mistakes > rules.mistakes()) {
            leave(Replies.TOO_MANY_MISTAKES);
        }
    }

    void become(State next) {
        state = next;
    }

    /** What to do with an answer from elsewhere, if the session still waits for it then: in that very state. */
    @SuppressWarnings("ReferenceEquality")
    <T extends @Nullable Object> Consumer<T> resume(Consumer<T> then) {
        var waiting = state;
        return answer -> {
            if (state == waiting) {
                try {
                    then.accept(answer);
                    pump();
                } catch (RuntimeException e) {
                    fault("ended by a fault of ours, please report it", e);
                }
            }
        };
    }

    private void fault(String what, @Nullable RuntimeException cause) {
        LOG.log(System.Logger.Level.ERROR, "session " + what + "; sessionId=" + inquirer.sessionId(), cause);
        leave(Replies.FAULT);
        pump();
    }

    /** The last word. */
    boolean leave(Answer answer) {
        speech.say(answer);
        end();
        return true;
    }

    private void end() {
        transaction.abandon(state);
        state = new Closed();
        unread.clear();
        speech.publish(null, inquirer);
    }

    /** The client is gone. */
    public void gone() {
        if (!(state instanceof Closed)) {
            speech.note("connection lost");
            end();
        }
    }

    /** To be called every second or so: ends what is silent for too long, be it the client or ours. */
    public void tick(long nanoTime) {
        boolean ours = state.waitsForUs();
        var others = state instanceof Announcing ? PROXY_HEADER_TIME : rules.idle();
        var patience = ours ? rules.stuck(listener.greetDelay()) : others;
        if (state instanceof Closed || nanoTime - lastMove <= patience.toNanos()) {
            return;
        }
        if (ours) {
            fault("waited in vain for an answer of ours", null);
        } else {
            leave(Replies.IDLE);
            pump();
        }
    }

    /**
     * We are shutting down: no new transaction.
     *
     * @param now ends the session even in a transaction
     */
    public void drain(boolean now) {
        draining = true;
        boolean idle = switch (state) {
            case Mailing _, Asking _, Receiving _, Judging _ -> false;
            case Announcing _, Greeting _, Talking _ -> true;
            case Closed _ -> false;
        };
        if (idle || now && !(state instanceof Closed)) {
            leave(Replies.SHUTTING_DOWN);
            pump();
        }
    }
}
