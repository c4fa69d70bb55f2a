// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.forgery;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who claims to have written an Authentication-Results field (RFC 8601 2.2): the first word of its value. */
final class AuthservId {
    private final String value;
    private int at;

    private AuthservId(String value) {
        this.value = value;
    }

    /**
     * The id in lower case and without a dot at its end; empty if there is none. Null if it cannot be read: a comment or a
     * quoted string is not closed.
     *
     * @param value of the field, unfolded
     */
    static @Nullable String of(String value) {
        var reading = new AuthservId(value);
        if (!reading.passComments()) {
            return null;
        }
        var id = reading.at('"') ? reading.quoted() : reading.word();
        return id == null ? null : normal(id);
    }

    /** As ids are compared. */
    static String normal(String id) {
        var lower = id.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Blanks and comments, which may be nested (RFC 5322 3.2.2); false if one is not closed. */
    private boolean passComments() {
        int depth = 0;
        while (at < value.length()) {
            char c = value.charAt(at);
            if (depth > 0 && c == '\\') {
                at++;
            } else if (c == '(') {
                depth++;
            } else if (depth > 0 && c == ')') {
                depth--;
            } else if (depth == 0 && c > ' ') {
                return true;
            }
            at++;
        }
        return depth == 0;
    }

    private boolean at(char c) {
        return at < value.length() && value.charAt(at) == c;
    }

    private @Nullable String quoted() {
        var id = new StringBuilder();
        for (at++; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == '"') {
                return id.toString();
            }
            if (c == '\\' && at + 1 < value.length()) {
                at++;
            }
            id.append(value.charAt(at));
        }
        return null;
    }

    private String word() {
        int from = at;
        while (at < value.length() && value.charAt(at) > ' ' && ";(".indexOf(value.charAt(at)) < 0) {
            at++;
        }
        return value.substring(from, at);
    }
}
