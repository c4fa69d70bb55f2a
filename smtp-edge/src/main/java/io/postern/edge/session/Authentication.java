// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.command.Command.Authenticate;
import io.postern.edge.session.SignIn.Reason;
import io.postern.edge.session.SignIn.Said;
import io.postern.edge.session.State.Checking;
import io.postern.edge.session.State.Greeted;
import io.postern.edge.session.State.SigningIn;
import io.postern.edge.wire.Line.Fault;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** AUTH in one session (RFC 4954): only where mail is submitted, and only when nobody can listen in. */
final class Authentication {
    private final Session session;
    private @Nullable SignIn signIn;
    private @Nullable Predicate<String> maySendAs;

    Authentication(Session session) {
        this.session = session;
    }

    /** Empty if there is nothing to choose. */
    List<String> mechanisms() {
        var tls = session.security.tls();
        return tls == null || !missing() ? List.of() : session.services.signIn().mechanisms(tls);
    }

    /** Nothing can be handed in yet. */
    boolean missing() {
        return session.listener.submission() && maySendAs == null;
    }

    /** Somebody has signed in. */
    boolean done() {
        return maySendAs != null;
    }

    boolean maySendAs(String reversePath) {
        return maySendAs == null || maySendAs.test(reversePath);
    }

    /** It is another client now. */
    void forget() {
        maySendAs = null;
        signIn = null;
    }

    void begin(Greeted greeted, Authenticate how) {
        var tls = Objects.requireNonNull(session.security.tls(), "no mechanism is offered without TLS");
        if (signIn == null) {
            signIn = session.services.signIn().forSession();
        }
        var dialogue = signIn.begin(how.mechanism(), session.inquirer.client(), tls);
        hear(greeted, dialogue, how.initial());
    }

    /** Answers whether there was a line. */
    boolean read(SigningIn signingIn) {
        var line = session.commands.raw();
        if (line == null) {
            return false;
        }
        session.speech.heard("<concealed>");
        if (line.fault() == null) {
            hear(signingIn.greeted(), signingIn.dialogue(), line.text());
        } else {
            refuse(signingIn.greeted(), line.fault() == Fault.TOO_LONG ? Reason.TOO_LONG : Reason.MALFORMED);
        }
        return true;
    }

    private void hear(Greeted greeted, SignIn.Dialogue dialogue, @Nullable String response) {
        session.become(new Checking(greeted));
        Consumer<@Nullable Said> then = session.resume(said -> settle(greeted, dialogue, said));
        dialogue.hear(response).whenCompleteAsync((said, failure) -> then.accept(said), session.outside.thread());
    }

    private void settle(Greeted greeted, SignIn.Dialogue dialogue, @Nullable Said said) {
        switch (said) {
            case null -> refuse(greeted, Reason.LATER);
            case Said.Challenge(var text) -> {
                session.speech.say(new Answer(334, "", "334 " + text + "\r\n"));
                session.become(new SigningIn(greeted, dialogue));
            }
            case Said.Welcome(var account, var senders) -> {
                maySendAs = senders;
                session.services.tally().signedIn(null);
                session.inquirer.become(account);
                session.speech.note("signed in as " + account);
                session.speech.say(Replies.SIGNED_IN);
                session.become(greeted);
            }
            case Said.Refused(var reason, var why) -> {
                session.speech.note(why);
                refuse(greeted, reason);
            }
        }
    }

    private void refuse(Greeted greeted, Reason reason) {
        session.services.tally().signedIn(reason);
        session.speech.settle(Replies.to(reason));
        session.become(greeted);
        session.measure.count(1, 0);
    }
}
