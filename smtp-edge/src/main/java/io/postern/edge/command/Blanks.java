// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

/** White space of a command line is SP and HTAB, and nothing else (RFC 5321 2.3.8, 4.1.1). */
final class Blanks {
    private Blanks() {}

    /** Without those at its beginning. */
    static String before(String text) {
        int from = 0;
        while (from < text.length() && blank(text.charAt(from))) {
            from++;
        }
        return text.substring(from);
    }

    /** Without those at its end. */
    static String after(String text) {
        int to = text.length();
        while (to > 0 && blank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(0, to);
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }
}
