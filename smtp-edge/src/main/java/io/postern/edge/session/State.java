// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.body.Body;
import io.postern.edge.command.Command.Hello;
import io.postern.edge.command.Command.Mail;
import io.postern.edge.wire.ContentReader;
import java.time.Instant;
import java.util.List;

/** Where a session stands. */
sealed interface State {
    /** It is our turn, not the client's. */
    default boolean waitsForUs() {
        return switch (this) {
            case Greeting _, Asking _, Judging _, Closed _ -> true;
            case Receiving receiving -> receiving.body().congested();
            case Announcing _, Talking _ -> false;
        };
    }

    /** A PROXY header must come first. */
    record Announcing() implements State {}

    /**
     * The banner is being held back.
     *
     * @param early who speaks now is refused
     * @param after where the session goes on
     */
    record Greeting(boolean early, Talking after) implements State {}

    /** The client may say the next command. */
    sealed interface Talking extends State {}

    /** It has not said who it is. */
    record Connected() implements Talking {}

    record Greeted(Hello hello) implements Talking {}

    /**
     * @param recipients those that were accepted
     * @param deferred whether a recipient was told to come back later
     */
    record Mailing(Hello hello, Mail mail, List<String> recipients, boolean deferred) implements Talking {}

    /** A verdict about recipients is awaited. */
    record Asking(Mailing mailing, RecipientRound round) implements State {}

    /** Content arrives. */
    record Receiving(Mailing mailing, String messageId, Instant since, ContentReader reader, Body body)
            implements State {}

    /** The content is there, the answer is not. */
    record Judging(Receiving received) implements State {}

    record Closed() implements State {}
}
