// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.link;

import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The host that a link leads to, read as browsers do (WHATWG URL Standard) rather than by RFC 3986, as links that deceive
 * are made for browsers.
 */
public final class LinkHost {
    private static final int LONGEST_LINK = 4096;
    private static final int LONGEST_HOST = 1024;
    private static final int LONGEST_NAME = 253;
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern BROWSED = Pattern.compile("https?|ftp|wss?");
    private static final Pattern IGNORED = Pattern.compile("[\\t\\r\\n]");
    private static final Pattern OUTSIDE = Pattern.compile("^[\\x00-\\x20]+|[\\x00-\\x20]+$");
    private static final Pattern WWW = Pattern.compile("^(?i)www\\.");
    private static final Pattern END = Pattern.compile("[/?#]");
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)+");

    private LinkHost() {}

    /**
     * @return a domain of at least two labels, in lower case and A-labels and without a final dot, or the text of an
     *     address; null where the link leads to no host
     */
    public static @Nullable String of(String link) {
        var authority = authority(link);
        if (authority == null) {
            return null;
        }
        var host = authority.substring(authority.lastIndexOf('@') + 1);
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return end < 0 ? null : Addresses.version6(host.substring(1, end));
        }
        int port = host.indexOf(':');
        return named(decoded(port < 0 ? host : host.substring(0, port)));
    }

    /** What stands between the slashes. */
    private static @Nullable String authority(String link) {
        var cut = link.length() > LONGEST_LINK ? link.substring(0, LONGEST_LINK) : link;
        var text = IGNORED.matcher(OUTSIDE.matcher(cut).replaceAll("")).replaceAll("");
        var scheme = SCHEME.matcher(text);
        String rest;
        if (scheme.find()) {
            rest = text.substring(scheme.end());
            boolean browsed =
                    BROWSED.matcher(scheme.group(1).toLowerCase(Locale.ROOT)).matches();
            if (!browsed && !slashes(rest)) {
                return null;
            }
        } else if (slashes(text) || WWW.matcher(text).find()) {
            rest = text;
        } else {
            return null;
        }
        int from = 0;
        while (from < rest.length() && slash(rest.charAt(from))) {
            from++;
        }
        rest = rest.substring(from).replace('\\', '/');
        var end = END.matcher(rest);
        return end.find() ? rest.substring(0, end.start()) : rest;
    }

    private static boolean slashes(String text) {
        return text.length() > 1 && slash(text.charAt(0)) && slash(text.charAt(1));
    }

    private static boolean slash(char c) {
        return c == '/' || c == '\\';
    }

    private static String decoded(String host) {
        if (host.indexOf('%') < 0) {
            return host;
        }
        var octets = host.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int high = octets[i] == '%' && i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(octets[i + 2], 16);
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(octets[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static @Nullable String named(String host) {
        if (host.isEmpty() || host.length() > LONGEST_HOST) {
            return null;
        }
        String name;
        try {
            name = undotted(IDN.toASCII(undotted(host), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return null;
        }
        if (Addresses.numeric(name)) {
            return Addresses.version4(name);
        }
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches() ? name : null;
    }

    private static String undotted(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) == '.') {
            end--;
        }
        return name.substring(0, end);
    }
}
