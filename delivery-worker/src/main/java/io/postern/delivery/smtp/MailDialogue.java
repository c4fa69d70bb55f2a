// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.event.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to one server: MAIL, RCPT for each recipient, DATA, the message (RFC 5321 3.3). With PIPELINING all
 * commands go out in one flight and the replies are matched by their order (RFC 2920 3.1); else each waits for the
 * reply to the one before.
 *
 * <p>Every recipient is decided exactly once. {@link #takeDecided} hands out what has been decided since it was last
 * called, so that a refusal is on record before the message is even sent.
 */
final class MailDialogue {
    private final Capabilities server;
    private final Envelope envelope;
    private final @Nullable String remote;
    private final List<String> recipients;
    private final boolean[] accepted;
    private final boolean[] settled;
    private final List<Result> decided = new ArrayList<>();
    private int unsettled;
    private Phase awaiting = Phase.MAIL;
    private int nextRcpt;
    private boolean contentSent;
    private boolean answered;

    /** @param remote name and address of the server, for the results */
    MailDialogue(Capabilities server, Envelope envelope, @Nullable String remote) {
        this.server = server;
        this.envelope = envelope;
        this.remote = remote;
        this.recipients = envelope.recipients();
        this.accepted = new boolean[recipients.size()];
        this.settled = new boolean[recipients.size()];
        this.unsettled = recipients.size();
    }

    /** The first thing to do; over at once for a message that the server would only refuse. */
    Step start() {
        if (server.maxSize() > 0 && envelope.size() > server.maxSize()) {
            settleAll(
                    new Reply(
                            552,
                            "5.3.4",
                            "the server takes messages of up to " + server.maxSize() + " octets, and this one has "
                                    + envelope.size()),
                    Scope.MESSAGE);
            return new Step.Over(Step.Then.GO_ON);
        }
        if (envelope.demands().utf8() && !server.smtpUtf8()) {
            settleAll(
                    new Reply(
                            550,
                            "5.6.7",
                            "the server takes no mail with addresses or header fields beyond ASCII (SMTPUTF8)"),
                    Scope.MESSAGE);
            return new Step.Over(Step.Then.GO_ON);
        }
        if (!server.pipelining()) {
            return new Step.Say(mail());
        }
        var flight = new StringBuilder(mail());
        for (var recipient : recipients) {
            flight.append(rcpt(recipient));
        }
        return new Step.Say(flight.append("DATA\r\n").toString());
    }

    Step on(ServerReply reply) {
        if (reply.code() == 421) {
            settleAll(reply.toReply(), Scope.SESSION);
            return new Step.Over(Step.Then.QUIT);
        }
        answered = true;
        return switch (awaiting) {
            case MAIL -> onMail(reply);
            case RCPT -> onRcpt(reply);
            case DATA -> onData(reply);
            default -> onEnd(reply);
        };
    }

    private Step onMail(ServerReply reply) {
        if (!reply.positive()) {
            settleAll(failure(reply), Scope.MESSAGE);
            if (!server.pipelining()) {
                return new Step.Over(Step.Then.QUIT);
            }
        }
        awaiting = Phase.RCPT;
        return server.pipelining() ? Step.WAIT : new Step.Say(rcpt(recipients.getFirst()));
    }

    private Step onRcpt(ServerReply reply) {
        int which = nextRcpt++;
        if (!settled[which]) {
            if (reply.positive()) {
                accepted[which] = true;
            } else {
                settle(which, tooMany(failure(reply)), Scope.RECIPIENT);
            }
        }
        boolean last = nextRcpt == recipients.size();
        if (last) {
            awaiting = Phase.DATA;
        }
        if (server.pipelining()) {
            return Step.WAIT;
        }
        if (!last) {
            return new Step.Say(rcpt(recipients.get(nextRcpt)));
        }
        return unsettled == 0 ? new Step.Over(Step.Then.QUIT) : new Step.Say("DATA\r\n");
    }

    private Step onData(ServerReply reply) {
        awaiting = Phase.END;
        if (reply.code() == 354) {
            if (unsettled > 0) {
                return new Step.SendContent();
            }
            // Nobody is left. RFC 2920 3.1 has the client end an empty message here; a sloppy server would deliver it.
            return new Step.Over(Step.Then.CLOSE);
        }
        settleAll(failure(reply), Scope.MESSAGE);
        return new Step.Over(Step.Then.QUIT);
    }

    private Step onEnd(ServerReply reply) {
        if (reply.positive() && !contentSent) {
            settleAll(new Reply(451, "4.5.0", "the server replied before it had the message"), Scope.SESSION);
            return new Step.Over(Step.Then.CLOSE);
        }
        settleAll(reply.positive() ? reply.toReply() : failure(reply), Scope.MESSAGE);
        return new Step.Over(contentSent ? Step.Then.GO_ON : Step.Then.CLOSE);
    }

    /** The final dot has been written. */
    void contentSent() {
        contentSent = true;
    }

    /** The connection is of no more use; whoever is not decided yet is put off. */
    void lost(Reply why) {
        settleAll(why, Scope.SESSION);
    }

    Phase awaiting() {
        return awaiting;
    }

    /** The server has replied to something in this transaction, other than that it closes. */
    boolean answered() {
        return answered;
    }

    /** The final dot is out and its reply is not in: the server may have taken the message. */
    boolean outcomeUnknown() {
        return contentSent && unsettled > 0;
    }

    /** Results since the last call. */
    List<Result> takeDecided() {
        if (decided.isEmpty()) {
            return List.of();
        }
        var taken = List.copyOf(decided);
        decided.clear();
        return taken;
    }

    private void settleAll(Reply reply, Scope scope) {
        for (int i = 0; i < settled.length; i++) {
            settle(i, reply, scope);
        }
    }

    private void settle(int which, Reply reply, Scope scope) {
        if (!settled[which]) {
            settled[which] = true;
            unsettled--;
            decided.add(new Result(recipients.get(which), reply, scope, remote));
        }
    }

    /** A 3xx where none belongs is no acceptance; the message waits. */
    private static Reply failure(ServerReply reply) {
        var said = reply.toReply();
        return reply.code() >= 400 ? said : new Reply(451, "4.5.0", "unexpected reply: " + said.line());
    }

    /**
     * «Too many recipients» is temporary, also where it comes as 552 (RFC 5321 4.5.3.1.10); «too big for this recipient»
     * is not (RFC 1870 6.2, RFC 3463 3.4).
     */
    private static Reply tooMany(Reply reply) {
        if (reply.code() != 552 || reply.enhanced().equals("5.3.4")) {
            return reply;
        }
        var enhanced =
                reply.enhanced().isEmpty() ? "4.5.3" : "4" + reply.enhanced().substring(1);
        return new Reply(452, enhanced, reply.text());
    }

    private String mail() {
        return "MAIL FROM:<" + envelope.reversePath() + ">" + envelope.mailParameters(server) + "\r\n";
    }

    private String rcpt(String recipient) {
        return "RCPT TO:<" + recipient + ">" + envelope.recipientParameters(server, recipient) + "\r\n";
    }
}
