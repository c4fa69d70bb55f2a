// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.address;

/** {@code Local-part "@" ( Domain / address-literal )} of RFC 5321 4.1.2. */
public final class Mailbox {
    private static final int MAX_LOCAL = 64;
    /** A path has 256 octets with its brackets (RFC 5321 4.5.3.1.3). */
    private static final int MAX = 254;

    /** RFC 6531 3.3 adds all that is no ASCII, of which the first 32 are control characters. */
    static final char FIRST_BEYOND_ASCII = 0xa0;

    private static final String ATEXT = "!#$%&'*+-/=?^_`{|}~";

    private Mailbox() {}

    /** The whole text is a mailbox. */
    public static boolean valid(String text) {
        return !text.isEmpty() && end(text, 0) == text.length();
    }

    /** Index behind the mailbox that begins at an index; -1 if none does. */
    static int end(String text, int from) {
        int at = text.startsWith("\"", from) ? quoted(text, from + 1) : dotted(text, from);
        if (at < 0 || at - from > MAX_LOCAL || !text.startsWith("@", at)) {
            return -1;
        }
        int end = text.startsWith("[", at + 1) ? AddressLiteral.end(text, at + 1) : DomainName.end(text, at + 1);
        return end - from > MAX ? -1 : end;
    }

    private static int dotted(String text, int from) {
        int at = from;
        while (true) {
            int start = at;
            while (at < text.length() && atext(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                return -1;
            }
            if (!text.startsWith(".", at)) {
                return at;
            }
            at++;
        }
    }

    private static int quoted(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\') {
                at++;
                if (at == text.length()) {
                    return -1;
                }
                c = text.charAt(at);
                if (c > '~') {
                    return -1;
                }
            }
            if (c < ' ' || c > '~' && c < FIRST_BEYOND_ASCII) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean atext(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || ATEXT.indexOf(c) >= 0
                || c >= FIRST_BEYOND_ASCII;
    }
}
