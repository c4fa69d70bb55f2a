// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.hint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a reply in pieces. Any index may be asked about; outside of the text there is nothing.
 *
 * @param aboutComing some word says that it is about coming back
 */
record Text(List<Token> tokens, boolean aboutComing) {
    private static final int MAX_LENGTH = 1000;

    static Text of(String reply) {
        var text = reply.substring(0, Math.min(reply.length(), MAX_LENGTH)).toLowerCase(Locale.ROOT);
        var tokens = new ArrayList<Token>();
        boolean glued = false;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (digit(c)) {
                while (end < text.length() && digit(text.charAt(end))) {
                    end++;
                }
                tokens.add(Token.Figure.of(text.substring(at, end), glued));
            } else if (Character.isLetter(c)) {
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    end++;
                }
                tokens.add(new Token.Word(text.substring(at, end), glued));
            } else if (!blank(c)) {
                tokens.add(new Token.Sign(c, glued));
            }
            glued = !blank(c);
            at = end;
        }
        return new Text(tokens, tokens.stream().anyMatch(Text::saysComing));
    }

    private static boolean saysComing(Token token) {
        return token instanceof Token.Word(var word, var _)
                && (Vocabulary.asks(word) || Vocabulary.EARLY.contains(word));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean blank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    int size() {
        return tokens.size();
    }

    private @Nullable Token token(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at) : null;
    }

    /** The word, or nothing. */
    String word(int at) {
        return token(at) instanceof Token.Word(var text, var _) ? text : "";
    }

    Token.@Nullable Figure figure(int at) {
        return token(at) instanceof Token.Figure figure ? figure : null;
    }

    boolean isFigure(int at) {
        return token(at) instanceof Token.Figure;
    }

    boolean is(int at, char sign) {
        return sign(at) == sign;
    }

    /** The sign, or a blank. */
    char sign(int at) {
        return token(at) instanceof Token.Sign(var character, var _) ? character : ' ';
    }

    boolean isSign(int at) {
        return token(at) instanceof Token.Sign;
    }

    boolean glued(int at) {
        var token = token(at);
        return token != null && token.glued();
    }
}
