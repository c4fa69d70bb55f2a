// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.address;

import io.postern.authentication.address.Token.Kind;

/**
 * Cuts a field into tokens, from left to right. Characters that RFC 5322 does not allow count as part of an atom: in a
 * display name they do no harm, and no domain has them.
 */
final class AddressTokens {
    private static final String SPECIALS = "<>:;@,.)]";
    private static final String ENDS_OF_ATOM = SPECIALS + "([\" \t\r\n";
    private static final Token END = new Token(Kind.END, "");

    /** What cannot be read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String problem) {
            super(problem, null, false, false);
        }
    }

    private final String text;
    private int at;

    AddressTokens(String text) {
        this.text = text;
    }

    Token next() throws Unreadable {
        skip();
        if (at == text.length()) {
            return END;
        }
        char first = text.charAt(at);
        if (first == '"') {
            at++;
            return new Token(Kind.QUOTED, until('"', "a quoted string without its end"));
        }
        if (first == '[') {
            at++;
            return new Token(Kind.LITERAL, until(']', "an address literal without its end"));
        }
        if (SPECIALS.indexOf(first) >= 0) {
            at++;
            return new Token(Kind.SPECIAL, String.valueOf(first));
        }
        int begin = at;
        while (at < text.length() && ENDS_OF_ATOM.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return new Token(Kind.ATOM, text.substring(begin, at));
    }

    /** White space, folds, and comments, which nest. */
    private void skip() throws Unreadable {
        int depth = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '(') {
                depth++;
            } else if (depth > 0) {
                if (c == '\\') {
                    at++;
                } else if (c == ')') {
                    depth--;
                }
            } else if (" \t\r\n".indexOf(c) < 0) {
                return;
            }
        }
        at = text.length();
        if (depth > 0) {
            throw new Unreadable("a comment without its end");
        }
    }

    private String until(char end, String problem) throws Unreadable {
        var inside = new StringBuilder();
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == end) {
                at++;
                return inside.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                c = text.charAt(++at);
            }
            if (c != '\r' && c != '\n') {
                inside.append(c);
            }
        }
        throw new Unreadable(problem);
    }
}
