// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.line.Rehearsal;
import io.postern.contracts.network.Networks;
import io.postern.contracts.wire.JsonEvents;
import io.postern.edge.body.Room;
import io.postern.edge.limit.Gate;
import io.postern.edge.limit.TraceBudget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plays sessions without socket and Kafka before the doors open, so that the first client does not wait for the JVM to
 * load what it needs. Nothing that is said leaves this class.
 */
public final class SessionRehearsal implements Outside {
    private static final Decision FINE = new Decision.Accept("rehearsal");
    private static final String MESSAGE = "Subject: rehearsal\r\n\r\n" + "a line of text\r\n".repeat(50) + ".\r\n";

    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private SessionRehearsal() {}

    /**
     * As {@link Rehearsal#play}, a session a round.
     *
     * @return sessions played
     */
    public static int play(Duration time, Rules rules, Tally tally) {
        return Rehearsal.play(time, () -> new SessionRehearsal().session(rules, tally));
    }

    private void session(Rules rules, Tally tally) {
        var listener = new Listener(
                "rehearsal",
                ListenerKind.MX,
                "",
                0,
                GreetDelay.NONE,
                Networks.NONE,
                Networks.NONE,
                Networks.NONE,
                Networks.NONE,
                TlsMode.OFF,
                false,
                false,
                false);
        var services = new Services(
                inquiry -> CompletableFuture.completedFuture((Verdict) copy(judge((Inquiry) copy(inquiry)))),
                message -> CompletableFuture.completedFuture(copy(message)),
                messageId -> {
                    throw new IllegalStateException("the message is small");
                },
                JsonEvents::encode,
                new Room(1 << 20),
                tally,
                InstantSource.system(),
                () -> "rehearsal",
                SignIn.NONE,
                Gate.open(),
                new TraceBudget());
        var session = new Session(listener, rules, services, this, new byte[] {127, 0, 0, 1}, 0);
        session.open();
        say(session, "");
        say(session, "EHLO localhost\r\nMAIL FROM:<a@b.test>\r\n");
        say(session, "RCPT TO:<c@d.test>\r\n");
        say(session, "DATA\r\n");
        say(session, MESSAGE);
        say(session, "QUIT\r\n");
    }

    private void say(Session session, String text) {
        if (!text.isEmpty()) {
            session.received(text.getBytes(StandardCharsets.US_ASCII));
        }
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private static Event judge(Inquiry inquiry) {
        var reverse = new ReverseDns(ReverseDns.Status.UNKNOWN, null, List.of());
        return switch (inquiry) {
            case Inquiry.Connection c ->
                new Verdict.Connection(c.id(), "", FINE, new ConnectionFindings(reverse, List.of(), false));
            case Inquiry.Envelope e -> new Verdict.Envelope(e.id(), "", List.of(FINE));
            case Inquiry.Message m -> new Verdict.Message(m.id(), "", Lane.INCOMING, List.of(FINE));
        };
    }

    private static Event copy(Event event) {
        return Rehearsal.read(JsonEvents.encode(event));
    }

    @Override
    public void send(String text) {}

    @Override
    public void hangUp(boolean linger) {}

    @Override
    public void secure(byte[] begun, Consumer<@Nullable Tls> then) {}

    @Override
    public void read(boolean wanted) {}

    @Override
    public void after(Duration delay, Runnable task) {
        tasks.add(task);
    }

    @Override
    public Executor thread() {
        return tasks::add;
    }
}
