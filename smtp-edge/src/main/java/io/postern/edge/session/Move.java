// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Recipient;
import io.postern.edge.command.Command.Authenticate;
import io.postern.edge.command.Command.Chunk;
import io.postern.edge.command.Command.XClient;
import io.postern.edge.session.State.Collecting;
import io.postern.edge.session.State.Greeted;
import io.postern.edge.session.State.Mailing;
import io.postern.edge.session.State.Talking;

/** What a command leads to. */
sealed interface Move {
    record Say(Answer answer, Talking next) implements Move {}

    /** The command was wrong, or wrong now; it counts against the client. */
    record Refuse(Answer answer) implements Move {}

    /** Likewise, as a rule of ours is against it: who asks about the refusal later is to find it. */
    record Deny(Answer answer) implements Move {}

    /** Whether this recipient is taken must be asked. */
    record Propose(Mailing mailing, Recipient recipient) implements Move {}

    /** Content comes next. */
    record Receive(Mailing mailing) implements Move {}

    /** The first chunk of a message comes next. */
    record Begin(Mailing mailing, Chunk chunk) implements Move {}

    /** And another one. */
    record GoOn(Collecting collecting, Chunk chunk) implements Move {}

    /** The octets behind the command are no commands, and are not wanted. */
    record Skip(long octets, Answer answer, Talking next) implements Move {}

    /** Encryption begins. */
    record Secure() implements Move {}

    /** Who it is comes next. */
    record SignIn(Greeted greeted, Authenticate how) implements Move {}

    /** The session begins anew, for another client. */
    record Restart(XClient claims) implements Move {}

    /** The last word. */
    record Leave(Answer answer) implements Move {}
}
