// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.results;

/** Words of others in header fields: what is no plain word is quoted, and what is not printable ASCII is a question mark. */
final class FieldText {
    private static final int LONGEST = 320;

    private FieldText() {}

    /** As a value (RFC 8601 2.2 pvalue, RFC 7208 9.1). */
    static String value(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(FieldText::plain)
                ? text
                : quoted(text);
    }

    private static boolean plain(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._+@".indexOf(c) >= 0;
    }

    static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c < ' ' || c > '~' ? '?' : c);
        }
        return out.append('"').toString();
    }

    /** Inside of a comment (RFC 5322 3.2.2). */
    static String comment(String text) {
        var out = new StringBuilder("(");
        for (int i = 0; i < text.length() && i < LONGEST; i++) {
            char c = text.charAt(i);
            if (c == '(' || c == ')' || c == '\\') {
                out.append('\\');
            }
            out.append(c < ' ' || c > '~' ? '?' : c);
        }
        return out.append(')').toString();
    }
}
