// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.network.IpAddress;
import io.postern.edge.command.Command.Hello;
import io.postern.edge.command.Command.XClient;
import io.postern.edge.proxy.ProxyHeader;
import io.postern.edge.session.State.Checking;
import io.postern.edge.session.State.Connected;
import io.postern.edge.session.State.Greeted;
import io.postern.edge.session.State.Greeting;
import io.postern.edge.session.State.Talking;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Up to the banner: who is it, and may it come in. */
final class Opening {
    private final Session session;
    private byte[] address;
    private boolean unknown;
    private boolean asked;

    /** @param address of the other end of the socket */
    Opening(Session session, byte[] address) {
        this.session = session;
        this.address = IpAddress.unmapped(address);
    }

    void begin() {
        if (!session.listener.proxies().contains(address)) {
            admit();
        }
    }

    boolean readProxyHeader() {
        return switch (ProxyHeader.read(session.unread.peek())) {
            case ProxyHeader.Incomplete _ -> false;
            case ProxyHeader.Broken _ -> {
                session.measure.traced();
                session.speech.note("what came first is no PROXY header, and postern.edge.listeners."
                        + session.listener.name() + ".proxy-networks wants one from there");
                yield session.leave(Replies.PROXY_HEADER_MISSING);
            }
            case ProxyHeader.Local(var length) -> announced(length);
            case ProxyHeader.Unknown(var length) -> {
                unknown = true;
                session.inquirer.becomeUnknown();
                yield announced(length);
            }
            case ProxyHeader.Client(var client, var port, var length) -> {
                address = IpAddress.unmapped(client);
                session.inquirer.become(client, port);
                yield announced(length);
            }
        };
    }

    private boolean announced(int length) {
        session.unread.skip(length);
        admit();
        return true;
    }

    /** Of the client, four or sixteen octets. */
    byte[] address() {
        return address;
    }

    private void admit() {
        session.measure.admit(address, this::enter);
    }

    private void enter() {
        if (session.listener.tls() == TlsMode.IMPLICIT) {
            session.security.shakeHands(this::greetStranger);
        } else {
            greetStranger();
        }
    }

    private void greetStranger() {
        long since = System.nanoTime();
        var upstream = session.inquirer.client().upstream();
        var delay = upstream ? Duration.ZERO : session.listener.greetDelay().usual();
        var connected = new Connected();
        session.become(new Greeting(session.listener.kind() == ListenerKind.MX, false, connected));
        if (!mayXClient()) {
            ask(delay, verdict -> greet(verdict, since, connected));
        } else if (delay.isPositive()) {
            welcomeAfter(delay, connected);
        } else {
            welcome(connected);
        }
    }

    /** The connection is asked about before the banner, which waits for the verdict and for the greet delay. */
    private void ask(Duration delay, Consumer<Verdict.@Nullable Connection> then) {
        asked = true;
        session.inquirer.connection(delay, session.resume(verdict -> judged(verdict, () -> then.accept(verdict))));
    }

    /** @param verdict null if there is none in time: then nobody is a suspect */
    private void greet(Verdict.@Nullable Connection verdict, long since, Talking after) {
        var suspect = verdict == null ? null : verdict.suspect();
        var left = session.listener.greetDelay().left(Duration.ofNanos(System.nanoTime() - since));
        if (suspect == null || !left.isPositive()) {
            welcome(after);
            return;
        }
        session.services.tally().suspect();
        session.speech.note("suspect (" + suspect + "): banner in " + left.toMillis() + " ms");
        session.become(new Greeting(true, true, after));
        welcomeAfter(left, after);
    }

    private void welcomeAfter(Duration delay, Talking after) {
        Consumer<@Nullable Void> waited = session.resume(_ -> welcome(after));
        session.outside.after(delay, () -> waited.accept(null));
    }

    /** Who may speak for others, and then speaks for itself, is asked about when it does. */
    void known(Runnable then) {
        if (asked) {
            then.run();
            return;
        }
        asked = true;
        session.become(new Checking(session.state()));
        session.inquirer.connection(Duration.ZERO, session.resume(verdict -> judged(verdict, then)));
    }

    boolean refuseEarlyTalk(Greeting greeting) {
        if (!greeting.early() || session.unread.isEmpty()) {
            return false;
        }
        session.services.tally().earlyTalker(greeting.suspect());
        return session.measure.turnAway(Replies.EARLY_TALKER);
    }

    private void judged(Verdict.@Nullable Connection verdict, Runnable then) {
        switch (verdict == null ? null : verdict.decision()) {
            case null -> then.run();
            case Decision.Accept _ -> then.run();
            case Decision.Defer(var _, var reply) -> session.turnAway(Replies.insteadOfBanner(reply));
            case Decision.Reject(var _, var reply) -> session.turnAway(Replies.insteadOfBanner(reply));
        }
    }

    private void welcome(Talking after) {
        session.speech.say(Replies.banner(session.rules.hostname()));
        session.become(after);
    }

    /** The one that speaks may do so for others; XCLIENT does not change who speaks. */
    boolean mayXClient() {
        return !unknown && session.listener.xclients().contains(address);
    }

    void restart(XClient claims) {
        session.inquirer.become(claims);
        session.authentication.forget();
        var helo = claims.helo();
        var after = helo == null ? new Connected() : new Greeted(new Hello(helo, claims.extended()));
        session.become(new Greeting(false, false, after));
        ask(Duration.ZERO, _ -> welcome(after));
    }
}
