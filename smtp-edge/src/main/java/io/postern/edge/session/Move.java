// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.command.Command.XClient;
import io.postern.edge.session.State.Mailing;
import io.postern.edge.session.State.Talking;

/** What a command leads to. */
sealed interface Move {
    record Say(Answer answer, Talking next) implements Move {}

    /** The command was wrong, or wrong now; it counts against the client. */
    record Refuse(Answer answer) implements Move {}

    /** Whether this recipient is taken must be asked. */
    record Propose(Mailing mailing, String recipient) implements Move {}

    /** Content comes next. */
    record Receive(Mailing mailing) implements Move {}

    /** The session begins anew, for another client. */
    record Restart(XClient claims) implements Move {}

    /** The last word. */
    record Leave(Answer answer) implements Move {}
}
