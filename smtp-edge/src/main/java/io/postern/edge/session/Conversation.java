// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.command.Command;
import io.postern.edge.command.Command.Authenticate;
import io.postern.edge.command.Command.Chunk;
import io.postern.edge.command.Command.Hello;
import io.postern.edge.command.Command.Mail;
import io.postern.edge.command.Command.Mistake;
import io.postern.edge.command.Command.Plain;
import io.postern.edge.command.Command.Recipient;
import io.postern.edge.command.Command.Verb;
import io.postern.edge.command.Command.Wrong;
import io.postern.edge.command.Command.XClient;
import io.postern.edge.session.Move.Begin;
import io.postern.edge.session.Move.Deny;
import io.postern.edge.session.Move.GoOn;
import io.postern.edge.session.Move.Leave;
import io.postern.edge.session.Move.Propose;
import io.postern.edge.session.Move.Receive;
import io.postern.edge.session.Move.Refuse;
import io.postern.edge.session.Move.Restart;
import io.postern.edge.session.Move.Say;
import io.postern.edge.session.Move.Secure;
import io.postern.edge.session.Move.SignIn;
import io.postern.edge.session.Move.Skip;
import io.postern.edge.session.State.Collecting;
import io.postern.edge.session.State.Connected;
import io.postern.edge.session.State.Greeted;
import io.postern.edge.session.State.Mailing;
import io.postern.edge.session.State.Spoiled;
import io.postern.edge.session.State.Talking;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The order of commands (RFC 5321 4.1.4): a pure function from state and command to what follows. */
final class Conversation {
    /** RFC 3207 4, and what does no harm. */
    private static final Set<Verb> WITHOUT_TLS = EnumSet.of(
            Verb.EHLO, Verb.HELO, Verb.NOOP, Verb.RSET, Verb.HELP, Verb.STARTTLS, Verb.QUIT, Verb.XCLIENT, Verb.OTHER);

    private Conversation() {}

    static Move on(Talking state, Command command, Permissions permitted) {
        if (permitted.tlsFirst() && !WITHOUT_TLS.contains(command.verb())) {
            return command instanceof Chunk chunk
                    ? skip(chunk, Replies.TLS_FIRST, state)
                    : new Refuse(Replies.TLS_FIRST);
        }
        return switch (command) {
            case Hello hello -> new Say(greeting(hello, permitted), new Greeted(hello));
            case Mail mail -> mail(state, mail, permitted);
            case Recipient recipient -> recipient(state, recipient, permitted);
            case Chunk chunk -> chunk(state, chunk, permitted);
            case Authenticate how -> signIn(state, how, permitted);
            case XClient claims -> xclient(state, claims, permitted.xclient());
            case Plain plain -> plain(state, plain, permitted);
            case Wrong(var _, var mistake)
            when mistake == Mistake.OTHER_PROTOCOL || mistake == Mistake.CHUNK -> new Leave(Replies.to(mistake));
            case Wrong(var _, var mistake) -> new Refuse(Replies.to(mistake));
        };
    }

    private static Answer greeting(Hello hello, Permissions permitted) {
        return hello.extended()
                ? Replies.extendedHello(permitted)
                : Replies.hello(permitted.rules().hostname());
    }

    private static Move mail(Talking state, Mail mail, Permissions permitted) {
        var most = permitted.rules().content().size();
        boolean dsn = mail.demands().ret() != null || mail.demands().envelopeId() != null;
        return switch (state) {
            case Connected _ -> new Refuse(Replies.HELLO_FIRST);
            case Mailing _, Collecting _, Spoiled _ -> new Refuse(Replies.MAIL_TWICE);
            case Greeted _ when permitted.signInFirst() -> new Refuse(Replies.SIGN_IN_FIRST);
            case Greeted _ when dsn && !permitted.dsn() -> new Refuse(Replies.to(Mistake.UNKNOWN_PARAMETER));
            case Greeted _
            when !permitted.encrypted() && permitted.rules().tlsOnly().contain(mail.reversePath()) ->
                new Deny(permitted.startTls() ? Replies.SENDER_NEEDS_TLS : Replies.SENDER_NEEDS_TLS_ELSEWHERE);
            case Greeted _ when !permitted.maySendAs().test(mail.reversePath()) -> new Deny(Replies.NOT_YOUR_ADDRESS);
            case Greeted greeted when mail.size() > most -> new Say(Replies.tooBig(most), greeted);
            case Greeted(var hello) -> new Say(Replies.SENDER_OK, new Mailing(hello, mail, List.of(), false));
        };
    }

    private static Move recipient(Talking state, Recipient recipient, Permissions permitted) {
        return switch (state) {
            case Connected _ -> new Refuse(Replies.HELLO_FIRST);
            case Greeted _ -> new Refuse(Replies.MAIL_FIRST);
            case Collecting _, Spoiled _ -> new Refuse(Replies.CONTENT_BEGUN);
            case Mailing mailing -> {
                var wrong = unfit(recipient, mailing, permitted.dsn());
                yield wrong == null ? new Propose(mailing, recipient.who()) : new Refuse(Replies.to(wrong));
            }
        };
    }

    /** What stands against a recipient in this transaction; null if nothing does. */
    static @Nullable Mistake unfit(Recipient recipient, Mailing mailing, boolean dsn) {
        var who = recipient.who();
        if (!dsn && (who.reportOn() != null || who.original() != null)) {
            return Mistake.UNKNOWN_PARAMETER;
        }
        boolean ascii = who.address().chars().allMatch(c -> c < 128);
        return ascii || mailing.mail().demands().utf8() ? null : Mistake.NON_ASCII_ADDRESS;
    }

    private static Move chunk(Talking state, Chunk chunk, Permissions permitted) {
        return switch (state) {
            case Connected _ -> skip(chunk, Replies.HELLO_FIRST, state);
            case Greeted _ -> skip(chunk, Replies.MAIL_FIRST, state);
            case Spoiled(var _, var rest) -> skip(chunk, rest, state);
            case Mailing mailing
            when mailing.recipients().isEmpty() ->
                skip(chunk, mailing.deferred() ? Replies.NO_RECIPIENTS_YET : Replies.NO_RECIPIENTS, state);
            case Mailing _, Collecting _
            when chunk.size() > permitted.rules().content().size() ->
                spoiled(chunk, Replies.tooBig(permitted.rules().content().size()), state);
            case Mailing mailing -> new Begin(mailing, chunk);
            case Collecting collecting -> new GoOn(collecting, chunk);
        };
    }

    /** However many they are: the client sends its octets before it reads an answer (RFC 3030 2). */
    private static Move skip(Chunk chunk, Answer answer, Talking state) {
        return new Skip(chunk.size(), answer, state);
    }

    /** What was collected is given up. */
    private static Move spoiled(Chunk chunk, Answer answer, Talking state) {
        return skip(chunk, answer, reset(state) instanceof Greeted(var hello) ? Spoiled.by(answer, hello) : state);
    }

    private static Move signIn(Talking state, Authenticate how, Permissions permitted) {
        if (permitted.signedIn()) {
            return new Refuse(Replies.SIGNED_IN_BEFORE);
        }
        if (permitted.mechanisms().isEmpty()) {
            return new Refuse(
                    permitted.startTls() ? Replies.TLS_FIRST_TO_SIGN_IN : Replies.to(Mistake.NOT_IMPLEMENTED));
        }
        return switch (state) {
            case Connected _ -> new Refuse(Replies.HELLO_FIRST);
            case Mailing _, Collecting _, Spoiled _ -> new Refuse(Replies.NOT_IN_TRANSACTION);
            case Greeted _
            when !permitted.mechanisms().contains(how.mechanism()) -> new Refuse(Replies.UNKNOWN_MECHANISM);
            case Greeted greeted -> new SignIn(greeted, how);
        };
    }

    private static Move xclient(Talking state, XClient claims, boolean allowed) {
        if (!allowed) {
            return new Refuse(Replies.XCLIENT_DENIED);
        }
        return state instanceof Connected || state instanceof Greeted
                ? new Restart(claims)
                : new Refuse(Replies.NOT_IN_TRANSACTION);
    }

    private static Move plain(Talking state, Plain plain, Permissions permitted) {
        return switch (plain.verb()) {
            case DATA -> data(state);
            case RSET -> new Say(Replies.OK, reset(state));
            case NOOP -> new Say(Replies.OK, state);
            case VRFY -> new Say(Replies.CANNOT_VERIFY, state);
            case HELP -> new Say(Replies.HELP, state);
            case QUIT -> new Leave(Replies.BYE);
            case STARTTLS -> startTls(state, permitted);
            case EHLO, HELO, MAIL, RCPT, XCLIENT, AUTH, BDAT, OTHER -> new Refuse(Replies.to(Mistake.UNKNOWN_COMMAND));
        };
    }

    private static Move startTls(Talking state, Permissions permitted) {
        if (!permitted.startTls()) {
            return new Refuse(Replies.to(Mistake.NOT_IMPLEMENTED));
        }
        return state instanceof Connected || state instanceof Greeted
                ? new Secure()
                : new Refuse(Replies.NOT_IN_TRANSACTION);
    }

    private static Move data(Talking state) {
        return switch (state) {
            case Connected _ -> new Refuse(Replies.HELLO_FIRST);
            case Greeted _ -> new Refuse(Replies.MAIL_FIRST);
            case Collecting _, Spoiled _ -> new Refuse(Replies.CONTENT_BEGUN);
            case Mailing mailing
            when mailing.recipients().isEmpty() ->
                new Say(mailing.deferred() ? Replies.NO_RECIPIENTS_YET : Replies.NO_RECIPIENTS, mailing);
            case Mailing mailing -> new Receive(mailing);
        };
    }

    /** The transaction is over, whatever became of it. */
    static Talking reset(Talking state) {
        return switch (state) {
            case Mailing mailing -> new Greeted(mailing.hello());
            case Collecting(var receiving) -> new Greeted(receiving.mailing().hello());
            case Spoiled(var hello, var _) -> new Greeted(hello);
            case Connected _, Greeted _ -> state;
        };
    }
}
