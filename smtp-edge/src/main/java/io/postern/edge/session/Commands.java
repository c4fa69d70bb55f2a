// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.command.Command;
import io.postern.edge.command.CommandParser;
import io.postern.edge.wire.Line;
import io.postern.edge.wire.LineReader;
import io.postern.edge.wire.Unread;
import org.jspecify.annotations.Nullable;

/** The lines of a client as commands. */
final class Commands {
    private final Unread unread;
    private final LineReader lines;
    /** RFC 4954 4: a response has up to 12288 octets. */
    private final LineReader responses = new LineReader(12_288);

    private final Speech speech;
    private final Tally tally;
    private @Nullable Command held;

    Commands(Unread unread, Rules rules, Speech speech, Tally tally) {
        this.unread = unread;
        this.lines = new LineReader(rules.commandLine());
        this.speech = speech;
        this.tally = tally;
    }

    /** The next that has arrived completely; null if there is none yet. */
    @Nullable
    Command next() {
        var command = held;
        held = null;
        var line = command == null ? lines.next(unread) : null;
        if (line != null) {
            speech.heardCommand(line.text());
            command = CommandParser.parse(line);
            tally.command(command.verb());
        }
        return command;
    }

    /** The next line as it is, whatever it says; null if there is none yet. It may be longer than a command. */
    @Nullable
    Line raw() {
        return responses.next(unread);
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
