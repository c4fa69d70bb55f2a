// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.command.Command;
import io.postern.edge.command.Command.Hello;
import io.postern.edge.command.Command.Mail;
import io.postern.edge.command.Command.Mistake;
import io.postern.edge.command.Command.Plain;
import io.postern.edge.command.Command.Recipient;
import io.postern.edge.command.Command.Wrong;
import io.postern.edge.command.Command.XClient;
import io.postern.edge.session.Move.Leave;
import io.postern.edge.session.Move.Propose;
import io.postern.edge.session.Move.Receive;
import io.postern.edge.session.Move.Refuse;
import io.postern.edge.session.Move.Restart;
import io.postern.edge.session.Move.Say;
import io.postern.edge.session.State.Connected;
import io.postern.edge.session.State.Greeted;
import io.postern.edge.session.State.Mailing;
import io.postern.edge.session.State.Talking;
import java.util.List;

/** The order of commands (RFC 5321 4.1.4): a pure function from state and command to what follows. */
final class Conversation {
    private Conversation() {}

    /** @param xclient whether this client may speak for others */
    static Move on(Talking state, Command command, Rules rules, boolean xclient) {
        return switch (command) {
            case Hello hello -> new Say(greeting(hello, rules, xclient), new Greeted(hello));
            case Mail mail -> mail(state, mail, rules);
            case Recipient recipient -> recipient(state, recipient);
            case XClient claims -> xclient(state, claims, xclient);
            case Plain plain -> plain(state, plain);
            case Wrong(var _, var mistake) when mistake == Mistake.OTHER_PROTOCOL -> new Leave(Replies.to(mistake));
            case Wrong(var _, var mistake) -> new Refuse(Replies.to(mistake));
        };
    }

    private static Answer greeting(Hello hello, Rules rules, boolean xclient) {
        return hello.extended()
                ? Replies.extendedHello(rules.hostname(), rules.content().size(), xclient)
                : Replies.hello(rules.hostname());
    }

    private static Move mail(Talking state, Mail mail, Rules rules) {
        return switch (state) {
            case Connected _ -> new Refuse(Replies.HELLO_FIRST);
            case Mailing _ -> new Refuse(Replies.MAIL_TWICE);
            case Greeted greeted
            when mail.size() > rules.content().size() ->
                new Say(Replies.tooBig(rules.content().size()), greeted);
            case Greeted(var hello) -> new Say(Replies.SENDER_OK, new Mailing(hello, mail, List.of(), false));
        };
    }

    private static Move recipient(Talking state, Recipient recipient) {
        return switch (state) {
            case Connected _ -> new Refuse(Replies.HELLO_FIRST);
            case Greeted _ -> new Refuse(Replies.MAIL_FIRST);
            case Mailing mailing -> new Propose(mailing, recipient.address());
        };
    }

    private static Move xclient(Talking state, XClient claims, boolean allowed) {
        if (!allowed) {
            return new Refuse(Replies.XCLIENT_DENIED);
        }
        return state instanceof Mailing ? new Refuse(Replies.NOT_IN_TRANSACTION) : new Restart(claims);
    }

    private static Move plain(Talking state, Plain plain) {
        return switch (plain.verb()) {
            case DATA -> data(state);
            case RSET -> new Say(Replies.OK, reset(state));
            case NOOP -> new Say(Replies.OK, state);
            case VRFY -> new Say(Replies.CANNOT_VERIFY, state);
            case HELP -> new Say(Replies.HELP, state);
            case QUIT -> new Leave(Replies.BYE);
            case EHLO, HELO, MAIL, RCPT, XCLIENT, OTHER -> new Refuse(Replies.to(Mistake.UNKNOWN_COMMAND));
        };
    }

    private static Move data(Talking state) {
        return switch (state) {
            case Connected _ -> new Refuse(Replies.HELLO_FIRST);
            case Greeted _ -> new Refuse(Replies.MAIL_FIRST);
            case Mailing mailing
            when mailing.recipients().isEmpty() ->
                new Say(mailing.deferred() ? Replies.NO_RECIPIENTS_YET : Replies.NO_RECIPIENTS, mailing);
            case Mailing mailing -> new Receive(mailing);
        };
    }

    /** The transaction is over, whatever became of it. */
    static Talking reset(Talking state) {
        return state instanceof Mailing(var hello, var _, var _, var _) ? new Greeted(hello) : state;
    }
}
