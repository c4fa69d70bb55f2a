// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

import io.postern.contracts.network.IpAddress;
import io.postern.edge.command.Command.Mistake;
import io.postern.edge.command.Command.Verb;
import io.postern.edge.command.Command.Wrong;
import io.postern.edge.command.Command.XClient;
import java.util.Locale;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * XCLIENT as Postfix defines it (XCLIENT_README): attributes with values in xtext (RFC 3461 4). NAME, LOGIN, DESTADDR
 * and DESTPORT are read and not used: a name is what our own look-up says.
 */
final class XClientParser {
    private static final String V6 = "IPv6:";
    private static final int MAX_PORT = 65_535;

    private byte @Nullable [] address;
    private boolean addressUnknown;
    private @Nullable Integer port;
    private @Nullable String helo;
    private boolean extended = true;

    private XClientParser() {}

    static Command parse(String text) {
        var parser = new XClientParser();
        var words = new StringTokenizer(text, " ");
        boolean valid = words.hasMoreTokens();
        while (valid && words.hasMoreTokens()) {
            valid = parser.attribute(words.nextToken());
        }
        return valid
                ? new XClient(parser.address, parser.addressUnknown, parser.port, parser.helo, parser.extended)
                : new Wrong(Verb.XCLIENT, Mistake.ARGUMENTS);
    }

    private boolean attribute(String word) {
        int equals = word.indexOf('=');
        var value = equals < 0 ? null : decode(word, equals + 1);
        if (value == null) {
            return false;
        }
        boolean unknown = value.equalsIgnoreCase("[UNAVAILABLE]") || value.equalsIgnoreCase("[TEMPUNAVAIL]");
        return switch (word.substring(0, equals).toUpperCase(Locale.ROOT)) {
            case "ADDR" -> address(value, unknown);
            case "PORT" -> unknown || port(value);
            case "HELO" -> unknown || helo(value);
            case "PROTO" -> unknown || protocol(value);
            case "NAME", "LOGIN", "DESTADDR", "DESTPORT" -> true;
            default -> false;
        };
    }

    private boolean address(String value, boolean unknown) {
        boolean v6 = value.regionMatches(true, 0, V6, 0, V6.length());
        address = unknown ? null : IpAddress.parse(v6 ? value.substring(V6.length()) : value);
        addressUnknown = unknown;
        return unknown || address != null;
    }

    private boolean port(String value) {
        boolean digits =
                !value.isEmpty() && value.length() <= 5 && value.chars().allMatch(Character::isDigit);
        if (digits) {
            port = Integer.parseInt(value);
        }
        return digits && Integer.parseInt(value) <= MAX_PORT;
    }

    private boolean helo(String value) {
        helo = value;
        return CommandParser.parse("EHLO " + value) instanceof Command.Hello;
    }

    private boolean protocol(String value) {
        extended = !value.equalsIgnoreCase("SMTP");
        return value.equalsIgnoreCase("SMTP") || value.equalsIgnoreCase("ESMTP");
    }

    /** Each {@code +} is followed by two hexadecimal digits; null if not, or if the result is not printable ASCII. */
    static @Nullable String decode(String text, int from) {
        var decoded = new StringBuilder(text.length() - from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+') {
                if (i + 2 >= text.length()) {
                    return null;
                }
                int high = Character.digit(text.charAt(i + 1), 16);
                int low = Character.digit(text.charAt(i + 2), 16);
                c = high < 0 || low < 0 ? 0 : (char) (high << 4 | low);
                i += 2;
            }
            if (c < ' ' || c > '~') {
                return null;
            }
            decoded.append(c);
        }
        return decoded.toString();
    }
}
