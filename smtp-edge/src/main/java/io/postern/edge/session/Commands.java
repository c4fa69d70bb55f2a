// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.command.Command;
import io.postern.edge.command.Command.Verb;
import io.postern.edge.command.CommandParser;
import io.postern.edge.wire.Line;
import io.postern.edge.wire.LineReader;
import io.postern.edge.wire.Unread;
import org.jspecify.annotations.Nullable;

/** The lines of a client as commands. */
final class Commands {
    private final Unread unread;
    private final LineReader lines;
    /** RFC 4954 4. */
    private static final int RESPONSE = 12_288;

    private final int commandLine;
    private final Speech speech;
    private final Tally tally;
    private boolean secret;
    private @Nullable Command held;

    Commands(Unread unread, Rules rules, Speech speech, Tally tally) {
        this.unread = unread;
        this.commandLine = rules.commandLine();
        this.lines = new LineReader(commandLine);
        this.speech = speech;
        this.tally = tally;
    }

    /** The next that has arrived completely; null if there is none yet. */
    @Nullable
    Command next() {
        var command = held;
        held = null;
        var line = command == null ? lines.next(unread, commandLine) : null;
        if (line != null) {
            command = CommandParser.parse(line);
            // A client whose AUTH was refused may say its password all the same.
            secret = Speech.secret(line.text()) || secret && command.verb() == Verb.OTHER;
            speech.heard(secret ? Speech.concealed(line.text()) : Legible.of(command, line.text()));
            tally.command(command.verb());
        }
        return command;
    }

    /** The next line as it is, whatever it says; null if there is none yet. It may be longer than a command. */
    @Nullable
    Line raw() {
        return lines.next(unread, RESPONSE);
    }

    /** It is read again, as its time has not come. */
    void hold(Command command) {
        held = command;
    }

    /** Nothing that was said counts any longer. */
    void forget() {
        held = null;
    }
}
