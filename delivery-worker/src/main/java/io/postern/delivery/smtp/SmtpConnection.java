// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.event.Reply;
import io.postern.delivery.route.Host;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/** A connection to a server: carries out what {@link Greeting} and {@link MailDialogue} say. Lives on one event loop. */
final class SmtpConnection {
    private static final System.Logger LOG = System.getLogger(SmtpConnection.class.getName());

    private final NetSocket socket;
    private final Context context;
    private final Limits limits;
    private final SmtpOwner owner;
    private final SmtpSpeech speech;
    private final ReplyParser parser = new ReplyParser();
    final Host host;
    private @Nullable Greeting greeting;
    private @Nullable MailDialogue dialogue;
    /** Begun while replies were read: none of them can be about it. */
    private @Nullable MailDialogue fresh;

    private @Nullable Handover handover;
    private Capabilities server = Capabilities.NONE;
    int messages;
    long idleSince;

    /** @param first what it was opened for; begins once the server is ready */
    SmtpConnection(NetSocket socket, Context context, Limits limits, Handover first, SmtpOwner owner) {
        this.socket = socket;
        this.context = context;
        this.host = first.host();
        this.limits = limits;
        this.owner = owner;
        this.handover = first;
        this.greeting = new Greeting(limits.ourName());
        this.speech = new SmtpSpeech(socket, limits, first.lines);
        socket.handler(this::received);
        socket.closeHandler(_ -> end(lost("connection closed by the server")));
        socket.exceptionHandler(failure -> end(lost("connection broke: " + failure.getMessage())));
    }

    void start(Handover next) {
        handover = next;
        speech.turnTo(next.lines);
        next.lines.peer(host.shown());
        next.offered(server.offer());
        if (messages++ > 0) {
            speech.note("goes on over a connection that is open to " + host.shown());
        }
        var begun = new MailDialogue(server, next.envelope(), host.shown());
        dialogue = begun;
        fresh = begun;
        if (next.mail.eightBit() && !server.eightBitMime()) {
            speech.note("8BITMIME is not offered; the message goes as it is");
        }
        perform(begun, begun.start());
    }

    private void received(Buffer octets) {
        fresh = null;
        try {
            parser.feed(octets.getBytes()).forEach(this::hear);
        } catch (ReplyParser.Garbled e) {
            e.before().forEach(this::hear);
            end(lost(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a fault of ours in a dialogue with " + host.shown(), e);
            end(lost("the dialogue broke off because of a fault of ours"));
        }
    }

    private void hear(ServerReply reply) {
        if (!speech.over()) {
            on(reply);
        }
    }

    private void on(ServerReply reply) {
        if (speech.quitting()) {
            speech.close();
            return;
        }
        speech.heard(reply);
        if (greeting != null) {
            greet(greeting, reply);
        } else if (dialogue != null && dialogue != fresh) {
            perform(dialogue, dialogue.on(reply));
        } else {
            // 421, or nonsense: either way it is of no more use.
            end(lost("the server spoke out of turn"));
        }
    }

    private void greet(Greeting hello, ServerReply reply) {
        switch (hello.on(reply)) {
            case Step.Say(var words) -> speech.say(words, hello.awaiting());
            case Step.Over _
            when hello.capabilities() != null && handover != null -> {
                server = hello.capabilities();
                greeting = null;
                start(handover);
            }
            default -> {
                var why = hello.refusal();
                speech.quit();
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

    private void perform(MailDialogue current, Step step) {
        switch (step) {
            case Step.Wait _ -> speech.expect(current.awaiting());
            case Step.Say(var words) -> speech.say(words, current.awaiting());
            // What came along with the 354 was said before the message.
            case Step.SendContent _ -> context.runOnContext(_ -> sendContent(current));
            case Step.Over(var then) -> {
                conclude(current, then);
                return;
            }
        }
        if (handover != null) {
            handover.absorb(current.takeDecided());
        }
    }

    private void conclude(MailDialogue current, Step.Then then) {
        var ended = handover;
        dialogue = null;
        handover = null;
        boolean goesOn = then == Step.Then.GO_ON && messages < limits.messagesPerConnection();
        if (then == Step.Then.CLOSE) {
            speech.close();
        } else if (!goesOn) {
            speech.quit();
        }
        if (ended != null) {
            ended.absorb(current.takeDecided());
            owner.finished(this, ended, current, goesOn);
        }
    }

    private void sendContent(MailDialogue current) {
        if (handover == null || dialogue != current) {
            return;
        }
        speech.expect(Phase.BLOCK);
        var watch = new SmtpContentWatch(() -> dialogue == current, speech, current, this::contentFailed);
        new SmtpContent(socket, context, handover.mail, watch).send();
    }

    /** The server must not get the final dot; the connection is the only way to tell it. */
    private void contentFailed(Throwable why) {
        var abandoned = handover;
        dialogue = null;
        handover = null;
        speech.close();
        owner.gone(this);
        if (abandoned != null) {
            abandoned.ending.completeExceptionally(why);
        }
    }

    /** Called from time to time: closes what waits, or does nothing, for too long. */
    void tick(long now) {
        if (speech.over()) {
            return;
        }
        if (speech.quitting()) {
            if (speech.late(now)) {
                speech.close();
            }
        } else if (dialogue == null && greeting == null) {
            if (now > idleSince + limits.idle().toMillis()) {
                speech.quit();
                owner.gone(this);
            }
        } else if (handover != null && now > handover.deadline) {
            end(lost("the attempt took too long, waiting for "
                    + speech.awaiting().what()));
        } else if (speech.late(now)) {
            end(lost("timed out waiting for " + speech.awaiting().what()));
        }
    }

    boolean carries(Handover which) {
        return handover == which;
    }

    /** The server has this message, the final dot included, and has not answered. */
    boolean awaitsOutcome(Handover which) {
        return carries(which) && dialogue != null && dialogue.outcomeUnknown();
    }

    /** Lets go of the message at once, whatever becomes of it. */
    void abort() {
        end(lost("the worker stops"));
    }

    /** Closed, or known to be closed. */
    boolean over() {
        return speech.over();
    }

    /** The connection is of no more use; whoever uses it is told. */
    private void end(Reply why) {
        if (speech.over()) {
            return;
        }
        speech.close();
        if (speech.quitting()) {
            return;
        }
        speech.note(why.text());
        if (greeting != null) {
            refused(Scope.SESSION, why);
        } else if (dialogue != null) {
            dialogue.lost(why);
            conclude(dialogue, Step.Then.CLOSE);
        } else {
            owner.gone(this);
        }
    }

    private Reply lost(String what) {
        boolean unknown = dialogue != null && dialogue.outcomeUnknown();
        return new Reply(451, "4.4.2", unknown ? what + "; it may have taken the message" : what);
    }
}
