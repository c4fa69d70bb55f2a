// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.network.IpAddress;
import io.postern.edge.command.Command.XClient;
import io.postern.edge.session.State.Mailing;
import io.postern.edge.session.State.Receiving;
import io.postern.edge.session.Tally.Question;
import io.postern.edge.upstream.Trail;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks on behalf of one session, and knows whom it is about. Answers come on the session's thread; a verdict that did
 * not come in time, or is none for this question, is null.
 */
final class Inquirer {
    private final Listener listener;
    private final Rules rules;
    private final Services services;
    private final Outside outside;
    private final String sessionId;
    private Client client;
    private @Nullable ConnectionFindings findings;

    Inquirer(Listener listener, Rules rules, Services services, Outside outside, byte[] address, int port) {
        this.listener = listener;
        this.rules = rules;
        this.services = services;
        this.outside = outside;
        this.sessionId = services.ids().get();
        this.client = client(address, port);
    }

    private Client client(byte[] address, int port) {
        var plain = IpAddress.unmapped(address);
        boolean trusted = listener.trusted().contains(plain);
        var known = new Client(IpAddress.text(plain), port, listener.name(), listener.kind(), trusted);
        return listener.upstreams().contains(plain) ? known.handingOn() : known;
    }

    /** It is another client's connection, a proxy says. */
    void become(byte[] address, int port) {
        client = client(address, port);
        findings = null;
    }

    /** Likewise; a client whose address is not known keeps the proxy's, and is not trusted. */
    void become(XClient claims) {
        int port = claims.port() == null ? 0 : claims.port();
        if (claims.address() != null) {
            become(claims.address(), port);
        } else if (claims.addressUnknown()) {
            becomeUnknown(port);
        }
    }

    /** It has signed in. */
    void become(String account) {
        client = client.as(account);
    }

    /** It is another client's connection, and a proxy cannot say whose: the proxy's trust is not inherited. */
    void becomeUnknown() {
        becomeUnknown(client.port());
    }

    private void becomeUnknown(int port) {
        client = new Client(client.address(), port, client.listener(), client.kind(), false);
        findings = null;
    }

    /** To be followed through the content of a client that hands on the mail of others; null for any other. */
    @Nullable
    Trail trail() {
        return client.upstream() ? new Trail(listener.upstreams(), listener.trusted()) : null;
    }

    Client client() {
        return client;
    }

    /** Whether those who get its mail are not to learn where it is. */
    boolean hidden() {
        return listener.hidesClients() && client.ours();
    }

    @Nullable
    ConnectionFindings findings() {
        return findings;
    }

    String sessionId() {
        return sessionId;
    }

    /** Asks about the connection; the answer comes after a delay at the earliest. */
    void connection(Duration delay, Consumer<Verdict.@Nullable Connection> then) {
        var about = new Inquiry.Connection(
                services.ids().get(), sessionId, services.clock().instant().plus(rules.connectionTime()), client);
        var delayed = new CompletableFuture<Void>();
        if (delay.isPositive()) {
            outside.after(delay, () -> delayed.complete(null));
        } else {
            delayed.complete(null);
        }
        ask(about, Question.CONNECTION, Verdict.Connection.class, verdict -> {
            findings = verdict == null ? null : verdict.findings();
            delayed.thenRun(() -> then.accept(verdict));
        });
    }

    void envelope(Mailing mailing, List<String> recipients, Consumer<Verdict.@Nullable Envelope> then) {
        var about = new Inquiry.Envelope(
                services.ids().get(),
                sessionId,
                services.clock().instant().plus(rules.envelopeTime()),
                client,
                mailing.hello().name(),
                findings,
                mailing.mail().reversePath(),
                recipients,
                mailing.mail().needs());
        ask(about, Question.ENVELOPE, Verdict.Envelope.class, then);
    }

    /** Asks about a whole message. The inquiry holds its content until it is answered. */
    void message(Receiving received, Content content, Needs needs, Consumer<Verdict.@Nullable Message> then) {
        var mailing = received.mailing();
        var about = new Inquiry.Message(
                services.ids().get(),
                sessionId,
                services.clock().instant().plus(rules.messageTime()),
                client,
                mailing.hello().name(),
                findings,
                mailing.mail().reversePath(),
                mailing.addresses(),
                received.messageId(),
                content.size(),
                content,
                needs,
                received.hop());
        received.body().lend(ask(about, Question.MESSAGE, Verdict.Message.class, then));
    }

    private <V extends Verdict> CompletableFuture<Verdict> ask(
            Inquiry about, Question question, Class<V> kind, Consumer<@Nullable V> then) {
        long start = System.nanoTime();
        var asked = services.questions().apply(about);
        asked.whenCompleteAsync(
                (verdict, failure) -> {
                    var usable = kind.isInstance(verdict) ? kind.cast(verdict) : null;
                    services.tally().verdict(question, since(start), usable != null);
                    then.accept(usable);
                },
                outside.thread());
        return asked;
    }

    /** Puts the message where it is safe; the answer is whether it is. */
    void write(Receiving received, OutboundMessage message, Consumer<Boolean> then) {
        long start = System.nanoTime();
        var written = services.outbox().apply(message);
        received.body().lend(written);
        written.whenCompleteAsync(
                (done, failure) -> {
                    services.tally().written(since(start), failure == null);
                    then.accept(failure == null);
                },
                outside.thread());
    }

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
