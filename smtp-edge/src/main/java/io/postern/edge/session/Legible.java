// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.edge.command.Command;
import io.postern.edge.command.Command.Mistake;
import io.postern.edge.command.Command.Verb;
import io.postern.edge.command.Command.Wrong;

/** A client's line as it may be written down. Whoever overlooks a refused DATA says lines of its message as commands. */
final class Legible {
    private Legible() {}

    /** Of a line that could be content, only the command that it begins with and how long the rest is. */
    static String of(Command command, String line) {
        if (command instanceof Wrong(var verb, var mistake) && verb == Verb.OTHER && unknown(mistake)) {
            return octets(line);
        }
        int space = line.indexOf(' ');
        if (space < 0) {
            return line;
        }
        var rest = line.substring(space + 1);
        boolean whole = switch (command.verb()) {
            case EHLO, HELO, BDAT, XCLIENT, AUTH -> true;
            case MAIL -> begins(rest, "FROM:");
            case RCPT -> begins(rest, "TO:");
            case DATA, RSET, QUIT, NOOP, HELP, VRFY, STARTTLS, OTHER -> rest.isBlank();
        };
        return whole ? line : line.substring(0, space + 1) + octets(rest);
    }

    private static boolean unknown(Mistake mistake) {
        return mistake != Mistake.NOT_IMPLEMENTED && mistake != Mistake.OTHER_PROTOCOL;
    }

    private static boolean begins(String rest, String keyword) {
        return rest.stripLeading().regionMatches(true, 0, keyword, 0, keyword.length());
    }

    private static String octets(String text) {
        return "<" + text.length() + " octets>";
    }
}
