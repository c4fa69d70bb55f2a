// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

import io.postern.edge.address.Path;
import io.postern.edge.command.Command.Authenticate;
import io.postern.edge.command.Command.Chunk;
import io.postern.edge.command.Command.Hello;
import io.postern.edge.command.Command.Mistake;
import io.postern.edge.command.Command.Plain;
import io.postern.edge.command.Command.Verb;
import io.postern.edge.command.Command.Wrong;
import io.postern.edge.wire.Line;
import java.util.Locale;

/** Reads command lines (RFC 5321 4.1.1). Blanks at the end of a line and after the colon are overlooked. */
public final class CommandParser {
    private static final int MAX_HELLO = 255;
    /** RFC 4422 3.1. */
    private static final int MAX_MECHANISM = 20;

    private CommandParser() {}

    /** A line as it was cut. */
    public static Command parse(Line line) {
        return switch (line.fault()) {
            case null -> parse(line.text());
            case TOO_LONG -> other(Mistake.LINE_TOO_LONG);
            case BARE_CR -> other(Mistake.BARE_CR);
            case BARE_LF -> other(Mistake.BARE_LF);
            case NUL -> other(Mistake.NUL);
        };
    }

    /** @param line without its CRLF, one character an octet */
    public static Command parse(String line) {
        var text = Blanks.after(line);
        int space = text.indexOf(' ');
        var word = (space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT);
        var rest = space < 0 ? "" : Blanks.before(text.substring(space + 1));
        return switch (word) {
            case "EHLO" -> hello(rest, true);
            case "HELO" -> hello(rest, false);
            case "MAIL" -> mail(rest);
            case "RCPT" -> recipient(rest);
            case "DATA" -> alone(Verb.DATA, rest);
            case "RSET" -> alone(Verb.RSET, rest);
            case "QUIT" -> alone(Verb.QUIT, rest);
            case "NOOP" -> new Plain(Verb.NOOP);
            case "HELP" -> new Plain(Verb.HELP);
            case "VRFY" -> rest.isEmpty() ? new Wrong(Verb.VRFY, Mistake.ARGUMENTS) : new Plain(Verb.VRFY);
            case "XCLIENT" -> XClientParser.parse(rest);
            case "STARTTLS" -> alone(Verb.STARTTLS, rest);
            case "BDAT" -> chunk(rest);
            case "AUTH" -> authenticate(rest);
            case "EXPN", "TURN", "ETRN", "SEND", "SOML", "SAML" -> other(Mistake.NOT_IMPLEMENTED);
            case "GET", "POST", "PUT", "HEAD", "OPTIONS", "CONNECT" ->
                other(rest.contains("HTTP/") ? Mistake.OTHER_PROTOCOL : Mistake.UNKNOWN_COMMAND);
            default -> other(Mistake.UNKNOWN_COMMAND);
        };
    }

    private static Wrong other(Mistake mistake) {
        return new Wrong(Verb.OTHER, mistake);
    }

    private static Command alone(Verb verb, String rest) {
        return rest.isEmpty() ? new Plain(verb) : new Wrong(verb, Mistake.NO_ARGUMENTS_ALLOWED);
    }

    /** Any word will do, as half the world says something else than its name; policy may judge it. */
    private static Command hello(String name, boolean extended) {
        var hello = new Hello(name, extended);
        boolean word =
                !name.isEmpty() && name.length() <= MAX_HELLO && name.chars().allMatch(c -> c > ' ' && c < 127);
        return word ? hello : new Wrong(hello.verb(), Mistake.HELLO_NAME);
    }

    private static Command mail(String octets) {
        var rest = Utf8.decoded(octets);
        int at = rest == null ? -1 : afterColon(rest, "FROM:");
        if (rest == null || at < 0) {
            return new Wrong(Verb.MAIL, rest == null ? Mistake.NON_ASCII_ADDRESS : Mistake.ARGUMENTS);
        }
        var path = Path.reverse(rest, at);
        return path == null
                ? new Wrong(Verb.MAIL, Mistake.SENDER_ADDRESS)
                : MailParameters.parse(path.address(), rest.substring(path.end()));
    }

    private static Command recipient(String octets) {
        var rest = Utf8.decoded(octets);
        int at = rest == null ? -1 : afterColon(rest, "TO:");
        if (rest == null || at < 0) {
            return new Wrong(Verb.RCPT, rest == null ? Mistake.NON_ASCII_ADDRESS : Mistake.ARGUMENTS);
        }
        var path = Path.forward(rest, at);
        return path == null
                ? new Wrong(Verb.RCPT, Mistake.RECIPIENT_ADDRESS)
                : RecipientParameters.parse(path.address(), rest.substring(path.end()));
    }

    private static Command chunk(String rest) {
        int space = rest.indexOf(' ');
        var digits = space < 0 ? rest : rest.substring(0, space);
        var last = space < 0 ? "" : Blanks.before(rest.substring(space + 1));
        long size = MailParameters.number(digits);
        return size < 0 || !last.isEmpty() && !last.equalsIgnoreCase("LAST")
                ? new Wrong(Verb.BDAT, Mistake.CHUNK)
                : new Chunk(size, !last.isEmpty());
    }

    private static Command authenticate(String rest) {
        int space = rest.indexOf(' ');
        var mechanism = (space < 0 ? rest : rest.substring(0, space)).toUpperCase(Locale.ROOT);
        var initial = space < 0 ? null : Blanks.before(rest.substring(space + 1));
        boolean named = !mechanism.isEmpty()
                && mechanism.length() <= MAX_MECHANISM
                && mechanism
                        .chars()
                        .allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_');
        return named && (initial == null || initial.indexOf(' ') < 0)
                ? new Authenticate(mechanism, "=".equals(initial) ? "" : initial)
                : new Wrong(Verb.AUTH, Mistake.ARGUMENTS);
    }

    private static int afterColon(String text, String word) {
        if (!text.regionMatches(true, 0, word, 0, word.length())) {
            return -1;
        }
        int at = word.length();
        while (text.startsWith(" ", at)) {
            at++;
        }
        return at;
    }
}
