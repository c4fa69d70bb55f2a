// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

import io.postern.edge.address.Path;
import io.postern.edge.command.Command.Hello;
import io.postern.edge.command.Command.Mistake;
import io.postern.edge.command.Command.Plain;
import io.postern.edge.command.Command.Recipient;
import io.postern.edge.command.Command.Verb;
import io.postern.edge.command.Command.Wrong;
import io.postern.edge.wire.Line;
import java.util.Locale;

/** Reads command lines (RFC 5321 4.1.1). Blanks at the end of a line and after the colon are overlooked. */
public final class CommandParser {
    private static final int MAX_HELLO = 255;

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
        var text = line.stripTrailing();
        int space = text.indexOf(' ');
        var word = (space < 0 ? text : text.substring(0, space)).toUpperCase(Locale.ROOT);
        var rest = space < 0 ? "" : text.substring(space + 1).stripLeading();
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
            case "EXPN", "TURN", "ETRN", "SEND", "SOML", "SAML", "STARTTLS", "AUTH", "BDAT" ->
                other(Mistake.NOT_IMPLEMENTED);
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

    private static Command mail(String rest) {
        int at = afterColon(rest, "FROM:");
        if (at < 0) {
            return new Wrong(Verb.MAIL, Mistake.ARGUMENTS);
        }
        var path = Path.reverse(rest, at);
        if (path == null) {
            return new Wrong(Verb.MAIL, ascii(rest) ? Mistake.SENDER_ADDRESS : Mistake.NON_ASCII_ADDRESS);
        }
        return MailParameters.parse(path.address(), rest.substring(path.end()));
    }

    private static Command recipient(String rest) {
        int at = afterColon(rest, "TO:");
        if (at < 0) {
            return new Wrong(Verb.RCPT, Mistake.ARGUMENTS);
        }
        var path = Path.forward(rest, at);
        if (path == null) {
            return new Wrong(Verb.RCPT, ascii(rest) ? Mistake.RECIPIENT_ADDRESS : Mistake.NON_ASCII_ADDRESS);
        }
        if (path.end() < rest.length()) {
            boolean parameter = rest.charAt(path.end()) == ' ';
            return new Wrong(Verb.RCPT, parameter ? Mistake.UNKNOWN_PARAMETER : Mistake.RECIPIENT_ADDRESS);
        }
        return new Recipient(path.address());
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

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
