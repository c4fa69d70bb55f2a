// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import java.net.IDN;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Domain names as text. */
public final class DomainNames {
    private static final int MAX_NAME = 253;
    private static final int MAX_LABEL = 63;

    private DomainNames() {}

    /**
     * The form that names are compared and asked for in: lower case, ASCII (RFC 5891 A-labels for others), without the
     * final dot.
     *
     * @return null if the text is no domain name: an empty or overlong label, more than {@value #MAX_NAME} characters
     *     (RFC 1035 section 2.3.4), a character other than letters, digits, hyphen, underscore and slash (RFC 2317)
     */
    public static @Nullable String normal(String text) {
        int end = text.endsWith(".") ? text.length() - 1 : text.length();
        if (end == 0 || end > 4 * MAX_NAME) {
            return null;
        }
        boolean lower = end == text.length();
        int label = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (label == 0) {
                    return null;
                }
                label = 0;
                continue;
            }
            if (c >= 0x80) {
                return international(text);
            }
            if (!allowed(c) || ++label > MAX_LABEL) {
                return null;
            }
            lower &= c < 'A' || c > 'Z';
        }
        if (label == 0 || end > MAX_NAME) {
            return null;
        }
        return lower ? text : text.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /**
     * The form that a name is asked for in: {@link #normal}, and for names that no host has but the DNS may (RFC 2181
     * section 11) lower case in the presentation form of RFC 1035 section 5.1.
     *
     * @return null if the text is no domain name, or has characters beyond visible ASCII and the blank, or a backslash
     */
    public static @Nullable String asked(String text) {
        var normal = normal(text);
        return normal == null ? presented(text) : normal;
    }

    private static @Nullable String presented(String text) {
        int end = text.endsWith(".") ? text.length() - 1 : text.length();
        if (end == 0 || end > MAX_NAME) {
            return null;
        }
        var name = new StringBuilder(end + 16);
        int label = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (label == 0) {
                    return null;
                }
                label = 0;
                name.append('.');
                continue;
            }
            if (c < ' ' || c > '~' || c == '\\' || ++label > MAX_LABEL) {
                return null;
            }
            switch (c) {
                case ' ' -> name.append("\\032");
                case '"', '(', ')', ';', '@', '$' -> name.append('\\').append(c);
                default -> name.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            }
        }
        return label == 0 ? null : name.toString();
    }

    /** A host name as RFC 1123 section 2.1 has it, with underscores forgiven: safe to show and to log. */
    public static boolean isHost(String normal) {
        return normal.indexOf('/') < 0 && normal.indexOf('.') > 0;
    }

    private static boolean allowed(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || c == '/';
    }

    private static @Nullable String international(String text) {
        try {
            var ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED);
            return ascii.chars().allMatch(c -> c < 0x80) ? normal(ascii) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
