// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.netty.buffer.Unpooled;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.Transcript.Speaker;
import io.postern.delivery.route.Host;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a server: carries out what {@link Greeting} and {@link Transaction} say, and keeps the time. Lives
 * on one event loop.
 */
final class SmtpConnection {
    /** Who is told what becomes of the connection. */
    interface Owner {
        /** Its transaction is over, and all results are absorbed. */
        void finished(SmtpConnection connection, Handover handover, Transaction transaction, boolean usable);

        /** Ended before it was ready; nothing was tried. */
        void refused(Handover handover, Scope scope, Reply why, String remote);

        /** Ended while nobody used it. */
        void gone(SmtpConnection connection);
    }

    private final NetSocket socket;
    private final Context context;
    private final Limits limits;
    private final Owner owner;
    private final ReplyParser parser = new ReplyParser();
    final Host host;
    private @Nullable Greeting greeting;
    private @Nullable Transaction transaction;
    private @Nullable Handover handover;
    private Capabilities server = Capabilities.NONE;
    private TranscriptLines lines;
    private long deadline;
    private Phase awaiting = Phase.BANNER;
    private boolean over;
    private boolean quitting;
    int messages;
    long idleSince;

    /** @param first what it was opened for; begins once the server is ready */
    SmtpConnection(NetSocket socket, Context context, Limits limits, Handover first, Owner owner) {
        this.socket = socket;
        this.context = context;
        this.host = first.host();
        this.limits = limits;
        this.owner = owner;
        this.handover = first;
        this.lines = first.lines;
        lines.peer(host.shown());
        var hello = new Greeting(limits.ourName());
        greeting = hello;
        expect(hello.awaiting());
        socket.handler(this::received);
        socket.closeHandler(_ -> end(lost("connection closed by the server")));
        socket.exceptionHandler(failure -> end(lost("connection broke: " + failure.getMessage())));
    }

    void start(Handover next) {
        handover = next;
        lines = next.lines;
        lines.peer(host.shown());
        if (messages++ > 0) {
            note("goes on over a connection that is open to " + host.shown());
        }
        var begun = new Transaction(server, next.envelope(), host.shown());
        transaction = begun;
        if (next.mail.eightBit() && !server.eightBitMime()) {
            note("8BITMIME is not offered; the message goes as it is");
        }
        perform(begun, begun.start());
    }

    private void received(Buffer octets) {
        try {
            for (var reply : parser.feed(octets.getBytes())) {
                if (over) {
                    return;
                }
                lines.heard(now(), reply);
                on(reply);
            }
        } catch (ReplyParser.Garbled e) {
            end(lost(e.getMessage()));
        }
    }

    private void on(ServerReply reply) {
        if (quitting) {
            close();
        } else if (greeting != null) {
            greet(greeting, reply);
        } else if (transaction != null) {
            perform(transaction, transaction.on(reply));
        } else {
            // 421, or nonsense: either way it is of no more use.
            end(lost("the server spoke out of turn"));
        }
    }

    private void greet(Greeting hello, ServerReply reply) {
        switch (hello.on(reply)) {
            case Step.Say(var words) -> say(words, hello.awaiting());
            case Step.Over(var _)
            when hello.capabilities() != null -> {
                server = hello.capabilities();
                greeting = null;
                if (handover != null) {
                    start(handover);
                }
            }
            default -> {
                var why = hello.refusal();
                quit();
                refused(Scope.SITE, why == null ? lost("refused") : why);
            }
        }
    }

    private void refused(Scope scope, Reply why) {
        var ended = handover;
        greeting = null;
        handover = null;
        if (ended != null) {
            owner.refused(ended, scope, why, host.shown());
        }
    }

    private void perform(Transaction current, Step step) {
        switch (step) {
            case Step.Wait _ -> expect(current.awaiting());
            case Step.Say(var words) -> say(words, current.awaiting());
            case Step.SendContent _ -> sendContent(current);
            case Step.Over(var then) -> {
                conclude(current, then);
                return;
            }
        }
        if (handover != null) {
            handover.absorb(current.takeDecided());
        }
    }

    private void conclude(Transaction current, Step.Then then) {
        var ended = handover;
        transaction = null;
        handover = null;
        boolean goesOn = then == Step.Then.GO_ON && messages < limits.messagesPerConnection();
        if (then == Step.Then.CLOSE) {
            close();
        } else if (!goesOn) {
            quit();
        }
        if (ended != null) {
            ended.absorb(current.takeDecided());
            owner.finished(this, ended, current, goesOn);
        }
    }

    private void sendContent(Transaction current) {
        if (handover == null) {
            return;
        }
        var mail = handover.mail;
        expect(Phase.BLOCK);
        new SmtpContent(socket, context, mail, new SmtpContent.Watcher() {
                    @Override
                    public boolean wanted() {
                        return transaction == current && !over;
                    }

                    @Override
                    public void progress() {
                        expect(Phase.BLOCK);
                    }

                    @Override
                    public void sent(long octets) {
                        note(octets + " octets sent");
                        current.contentSent();
                        expect(Phase.END);
                    }

                    @Override
                    public void failed(Throwable why) {
                        contentFailed(why);
                    }
                })
                .send();
    }

    /** The server must not get the final dot; the connection is the only way to tell it. */
    private void contentFailed(Throwable why) {
        var abandoned = handover;
        transaction = null;
        handover = null;
        close();
        owner.gone(this);
        if (abandoned != null) {
            abandoned.ending.completeExceptionally(why);
        }
    }

    private void say(String words, Phase then) {
        lines.said(now(), words);
        expect(then);
        socket.write(Buffer.buffer(Unpooled.wrappedBuffer(words.getBytes(StandardCharsets.US_ASCII))));
    }

    private void note(String remark) {
        lines.add(now(), Speaker.NOTE, remark);
    }

    private void expect(Phase phase) {
        awaiting = phase;
        deadline = now() + limits.timeoutMillis(phase);
    }

    /** Called from time to time: closes what waits, or does nothing, for too long. */
    void tick(long now) {
        if (over) {
            return;
        }
        if (transaction == null && greeting == null) {
            if (awaiting == Phase.QUIT
                    ? now > deadline
                    : now > idleSince + limits.idle().toMillis()) {
                leave();
            }
        } else if (handover != null && now > handover.deadline) {
            end(lost("the attempt took too long, waiting for " + awaiting.what()));
        } else if (now > deadline) {
            end(lost("timed out waiting for " + awaiting.what()));
        }
    }

    private void leave() {
        if (awaiting == Phase.QUIT) {
            close();
        } else {
            quit();
            owner.gone(this);
        }
    }

    boolean carries(Handover which) {
        return handover == which;
    }

    /** Lets go of the message at once, whatever becomes of it. */
    void abort() {
        end(lost("the worker stops"));
    }

    /** Closed, or about to be. */
    boolean over() {
        return over;
    }

    /** Says QUIT; the server's reply is waited for, but by nobody else. */
    private void quit() {
        if (!over) {
            awaiting = Phase.QUIT;
            deadline = now() + limits.timeoutMillis(Phase.QUIT);
            quitting = true;
            socket.write("QUIT\r\n");
        }
    }

    private void close() {
        over = true;
        socket.close();
    }

    /** The connection is of no more use; whoever uses it is told. */
    private void end(Reply why) {
        if (over) {
            return;
        }
        close();
        if (quitting) {
            return;
        }
        note(why.text());
        if (greeting != null) {
            refused(Scope.SESSION, why);
        } else if (transaction != null) {
            transaction.lost(why);
            conclude(transaction, Step.Then.CLOSE);
        } else {
            owner.gone(this);
        }
    }

    private Reply lost(String what) {
        boolean unknown = transaction != null && transaction.outcomeUnknown();
        return new Reply(451, "4.4.2", unknown ? what + "; it may have taken the message" : what);
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
