// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.address;

/** {@code Domain} of RFC 5321 4.1.2 and RFC 6531 3.3, and the underscore, as names with one exist and send mail. */
public final class DomainName {
    private static final int MAX_LABEL = 63;
    private static final int MAX = 255;

    private DomainName() {}

    /** The whole text is a domain name. */
    public static boolean valid(String text) {
        return !text.isEmpty() && end(text, 0) == text.length();
    }

    /** Index behind the name that begins at an index; -1 if none does. */
    static int end(String text, int from) {
        int at = from;
        while (true) {
            int start = at;
            while (at < text.length() && inLabel(text.charAt(at))) {
                at++;
            }
            boolean hyphen = at > start && (text.charAt(start) == '-' || text.charAt(at - 1) == '-');
            if (at == start || at - start > MAX_LABEL || hyphen) {
                return -1;
            }
            if (!text.startsWith(".", at)) {
                return at - from > MAX ? -1 : at;
            }
            at++;
        }
    }

    private static boolean inLabel(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_'
                || c >= Mailbox.FIRST_BEYOND_ASCII;
    }
}
