// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a record (RFC 9989 section 4.8). Unknown ones are left out.
 *
 * @param values empty for a tag that is there and in error: it stands there twice, or has a character that it may not
 * @param garbage something between semicolons is no tag
 */
record Tags(Map<String, String> values, boolean garbage) {
    private static final Set<String> KNOWN = Set.of("p", "sp", "np", "adkim", "aspf", "t", "psd", "rua", "ruf", "fo");

    /** Null if the version is not the first tag, or another one. */
    static @Nullable Tags of(String text) {
        int end = end(text, 0);
        if (!version(text.substring(0, end))) {
            return null;
        }
        var values = new HashMap<String, String>();
        boolean garbage = false;
        for (int begin = end + 1; begin < text.length(); begin = end + 1) {
            end = end(text, begin);
            var part = trimmed(text.substring(begin, end));
            int equals = part.indexOf('=');
            if (equals > 0) {
                var name = trimmed(part.substring(0, equals)).toLowerCase(Locale.ROOT);
                var value = trimmed(part.substring(equals + 1));
                if (KNOWN.contains(name)) {
                    values.put(name, values.containsKey(name) || !printable(value) ? "" : value);
                }
            } else {
                garbage |= !part.isEmpty();
            }
        }
        return new Tags(values, garbage);
    }

    /** The value of a tag; null if it is not there or in error. */
    @Nullable
    String get(String name) {
        var value = values.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** {@code "v" equals %s"DMARC1"}, the value in this case. */
    private static boolean version(String part) {
        int equals = part.indexOf('=');
        return equals > 0
                && Character.toLowerCase(part.charAt(0)) == 'v'
                && trimmed(part.substring(1, equals)).isEmpty()
                && trimmed(part.substring(equals + 1)).equals("DMARC1");
    }

    private static int end(String text, int begin) {
        int semicolon = text.indexOf(';', begin);
        return semicolon < 0 ? text.length() : semicolon;
    }

    private static boolean printable(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Without spaces and tabs at both ends. */
    private static String trimmed(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && blank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && blank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }
}
