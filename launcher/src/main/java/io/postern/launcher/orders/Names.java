// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.event.Command.Target;
import io.postern.launcher.Complaint;
import io.postern.launcher.SafeWords;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an operator writes, in the form that orders name it by. Each method complains in one sentence. */
public final class Names {
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");
    private static final Pattern LITERAL = Pattern.compile("\\[[0-9a-f:.]+]");
    private static final Pattern WITH_PORT = Pattern.compile("(.+):([0-9]{1,5})");
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_ADDRESS = 320;

    private Names() {}

    static Target message(String text) {
        var id = text.strip().toLowerCase(Locale.ROOT);
        if (!OrderId.readable(id)) {
            throw new Complaint(
                    "\"%s\" is not the id of a message: that is the word of 26 letters and digits in our 250."
                            .formatted(SafeWords.of(text)));
        }
        return new Target(Target.Kind.MESSAGE, id);
    }

    /** A domain that mail goes to, or the server of a route. */
    static Target destination(String text) {
        var name = ascii(text);
        var parts = WITH_PORT.matcher(name);
        boolean readable = parts.matches() ? host(parts.group(1)) && port(parts.group(2)) : host(name);
        if (!readable) {
            throw new Complaint("\"%s\" is not a destination: give a domain (example.net) or a server (host:port)."
                    .formatted(SafeWords.of(text)));
        }
        return new Target(Target.Kind.DESTINATION, name);
    }

    /** A domain in the form of the DNS. */
    public static String domain(String text) {
        var name = ascii(text);
        if (!host(name)) {
            throw new Complaint("\"%s\" is not a domain: give it as in example.net.".formatted(SafeWords.of(text)));
        }
        return name;
    }

    /** {@code <>} is the null sender. */
    public static Target sender(String text) {
        var address = text.strip().toLowerCase(Locale.ROOT);
        if (address.startsWith("<") && address.endsWith(">")) {
            address = address.substring(1, address.length() - 1);
            if (address.isEmpty()) {
                return new Target(Target.Kind.SENDER, "");
            }
        }
        int at = address.lastIndexOf('@');
        boolean readable = at > 0
                && address.length() <= LONGEST_ADDRESS
                && host(ascii(address.substring(at + 1)))
                && address.chars().noneMatch(c -> Character.isISOControl(c) || c == '<' || c == '>');
        if (!readable) {
            throw new Complaint("\"%s\" is not an address: give it as in anna@example.net, or <> for the null sender."
                    .formatted(SafeWords.of(text)));
        }
        return new Target(Target.Kind.SENDER, address);
    }

    /** The server that mail is to be handed over to. */
    static String route(String text) {
        var name = ascii(text);
        var parts = WITH_PORT.matcher(name);
        if (!parts.matches() || !host(parts.group(1)) || !port(parts.group(2))) {
            throw new Complaint("\"%s\" is not a server: give host and port, as in mail.example.net:25."
                    .formatted(SafeWords.of(text)));
        }
        return name;
    }

    private static boolean host(String name) {
        return name.length() <= LONGEST_DOMAIN
                && (DOMAIN.matcher(name).matches() || LITERAL.matcher(name).matches());
    }

    private static boolean port(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65_535;
    }

    /** In lower case and in the form of the DNS; what cannot be is left as it is and found unreadable. */
    private static String ascii(String text) {
        var name = text.strip().toLowerCase(Locale.ROOT);
        try {
            return name.chars().allMatch(c -> c < 128)
                    ? name
                    : IDN.toASCII(name).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
