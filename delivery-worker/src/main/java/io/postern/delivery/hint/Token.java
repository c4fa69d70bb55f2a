// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.hint;

import java.util.ArrayList;
import java.util.List;

/** A piece of a reply. */
sealed interface Token {
    /** Letters, in lower case. */
    record Word(String text) implements Token {}

    /** Digits; more than nine of them are {@link #ENDLESS}. */
    record Figure(long value) implements Token {}

    /** Any other character but white space. */
    record Sign(char character) implements Token {}

    long ENDLESS = Long.MAX_VALUE / 1_000_000_000L;

    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (digit(c)) {
                while (end < text.length() && digit(text.charAt(end))) {
                    end++;
                }
                var digits = text.substring(at, end);
                tokens.add(new Figure(digits.length() > 9 ? ENDLESS : Long.parseLong(digits)));
            } else if (Character.isLetter(c)) {
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    end++;
                }
                tokens.add(new Word(text.substring(at, end)));
            } else if (!Character.isWhitespace(c)) {
                tokens.add(new Sign(c));
            }
            at = end;
        }
        return tokens;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    default boolean is(char character) {
        return this instanceof Sign(var own) && own == character;
    }

    /** The word, or nothing. */
    default String word() {
        return this instanceof Word(var text) ? text : "";
    }
}
