// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Recipient;
import io.postern.edge.body.Body;
import io.postern.edge.command.Command.Hello;
import io.postern.edge.command.Command.Mail;
import io.postern.edge.forgery.ForgedFields;
import io.postern.edge.limit.Pace;
import io.postern.edge.subject.SubjectField;
import io.postern.edge.upstream.Trail;
import io.postern.edge.wire.ContentReader;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a session stands. */
sealed interface State {
    /** Octets; who says more ahead of TLS does not speak it. */
    int READ_AHEAD = 16 << 10;

    /** It is our turn, not the client's. */
    default boolean waitsForUs() {
        return switch (this) {
            case Greeting _, Checking _, Pausing _, Asking _, Judging _, Closed _ -> true;
            case Receiving receiving -> receiving.body().congested();
            case Chunking chunk -> chunk.receiving().body().congested();
            case Announcing _, Securing _, Talking _, SigningIn _, Skipping _ -> false;
        };
    }

    /**
     * Whether what the client sends is of use now.
     *
     * @param unread octets that it has sent and nobody has looked at
     * @param tlsAhead TLS comes before the banner
     */
    default boolean wantsMore(int unread, boolean tlsAhead) {
        return switch (this) {
            // Nothing of a client's first words about TLS may stay in the socket, and they are short.
            case Checking(var before) -> unread == 0 || tlsAhead && before.opening() && unread < READ_AHEAD;
            case Greeting _, Pausing _, Asking _, Judging _ -> unread == 0;
            case Receiving receiving -> !receiving.body().congested();
            case Chunking chunk -> !chunk.receiving().body().congested();
            case Announcing _, Securing _, Talking _, SigningIn _, Skipping _, Closed _ -> true;
        };
    }

    /** Nothing is lost if the session ends here. */
    default boolean interruptible() {
        return switch (this) {
            case Mailing _, Collecting _, Asking _, Receiving _, Chunking _, Judging _ -> false;
            case Pausing(var next) -> next.interruptible();
            case Checking(var before) -> before.interruptible();
            case Announcing _, Securing _, Greeting _, Talking _, SigningIn _, Skipping _, Closed _ -> true;
        };
    }

    /** What comes before the banner, and should be quick. */
    default boolean opening() {
        return this instanceof Announcing || this instanceof Securing;
    }

    /** A PROXY header must come first. */
    record Announcing() implements State {}

    /**
     * The banner is being held back.
     *
     * @param early who speaks now is refused
     * @param suspect and it is held back for longer
     * @param after where the session goes on
     */
    record Greeting(boolean early, boolean suspect, Talking after) implements State {}

    /** Keys are being agreed on. */
    record Securing() implements State {}

    /** The client may say the next command. */
    sealed interface Talking extends State {}

    /** It has not said who it is. */
    record Connected() implements Talking {}

    record Greeted(Hello hello) implements Talking {}

    /**
     * @param recipients those that were accepted
     * @param deferred whether a recipient was told to come back later
     */
    record Mailing(Hello hello, Mail mail, List<Recipient> recipients, boolean deferred) implements Talking {
        List<String> addresses() {
            return recipients.stream().map(Recipient::address).toList();
        }
    }

    /** Between two chunks of a message (RFC 3030). */
    record Collecting(Receiving receiving) implements Talking {}

    /** A chunk of the message was refused, and so is the rest of it. @param rest the answer to each further chunk */
    record Spoiled(Hello hello, Answer rest) implements Talking {
        /** Who sends the rest before it reads the answer reads the same again if it may come back later. */
        static Spoiled by(Answer answer, Hello hello) {
            return new Spoiled(hello, answer.temporary() ? answer : Replies.CONTENT_BEGUN);
        }
    }

    /** It proves who it is. */
    record SigningIn(Greeted greeted, SignIn.Dialogue dialogue) implements State {}

    /** Something is being found out. @param before where the session stood */
    record Checking(State before) implements State {}

    /** The reply is held back. @param next once it is sent */
    record Pausing(State next) implements State {}

    /** A verdict about recipients is awaited. */
    record Asking(Mailing mailing, RecipientRound round) implements State {}

    /** Content arrives. @param trail where it came from, if an upstream hands it on */
    record Receiving(
            Mailing mailing,
            String messageId,
            Instant since,
            ContentReader reader,
            ForgedFields forged,
            SubjectField subject,
            Body body,
            Pace pace,
            @Nullable Trail trail)
            implements State {
        /** Who takes what was read. */
        ContentReader.Sink sink() {
            ContentReader.Sink next = trail == null ? body : trail.before(body);
            return (bytes, from, to) -> {
                forged.content(bytes, from, to);
                subject.content(bytes, from, to);
                next.content(bytes, from, to);
            };
        }

        /** Whom an upstream had the message from. */
        @Nullable
        Hop hop() {
            return trail == null ? null : trail.hop();
        }
    }

    /** A chunk arrives. @param left octets of it that are still to come */
    record Chunking(Receiving receiving, long left, boolean last) implements State {}

    /** A chunk arrives that is not taken. @param answer said behind it */
    record Skipping(long left, Answer answer, Talking next) implements State {}

    /** The content is there, the answer is not. */
    record Judging(Receiving received) implements State {}

    record Closed() implements State {}
}
