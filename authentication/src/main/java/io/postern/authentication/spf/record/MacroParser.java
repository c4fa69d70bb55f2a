// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf.record;

import io.postern.authentication.spf.record.MacroString.Literal;
import io.postern.authentication.spf.record.MacroString.Macro;
import io.postern.authentication.spf.record.MacroString.Piece;
import java.util.ArrayList;
import java.util.List;

/** Reads macro strings (RFC 7208 section 7.1). */
public final class MacroParser {
    private static final String LETTERS = "slodiphv";
    private static final String LETTERS_FOR_PEOPLE = "crt";
    private static final String DELIMITERS = ".-+,/_=";
    /** No name has more parts. */
    private static final int MOST_PARTS = 128;

    private final String text;
    private final boolean explanation;
    private final List<Piece> pieces = new ArrayList<>(1);
    private final StringBuilder literal = new StringBuilder();
    private int at;
    private int macroEnd;

    private MacroParser(String text, boolean explanation) {
        this.text = text;
        this.explanation = explanation;
    }

    /** {@code macro-string}. */
    static MacroString string(String text) throws RecordFault {
        return new MacroParser(text, false).read();
    }

    /** {@code domain-spec}: it ends with a macro, or a dot and a top label. */
    static MacroString domain(String text) throws RecordFault {
        var parser = new MacroParser(text, false);
        var domain = parser.read();
        if (text.isEmpty()) {
            throw new RecordFault(text, "a domain is missing");
        }
        if (parser.macroEnd < text.length() && !endsInTopLabel(text.substring(parser.macroEnd))) {
            throw new RecordFault(text, "not a domain of at least two labels");
        }
        return domain;
    }

    /** {@code explain-string}: blanks and three more macros are allowed (RFC 7208 section 6.2). */
    public static MacroString explanation(String text) throws RecordFault {
        return new MacroParser(text, true).read();
    }

    private MacroString read() throws RecordFault {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '%') {
                percent();
                macroEnd = at;
            } else if ((c > ' ' && c <= '~') || (c == ' ' && explanation)) {
                literal.append(c);
                at++;
            } else {
                throw new RecordFault(text, "a character that is not visible ASCII");
            }
        }
        flush();
        return new MacroString(pieces);
    }

    private void percent() throws RecordFault {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        at += 2;
        switch (next) {
            case '%' -> literal.append('%');
            case '_' -> literal.append(' ');
            case '-' -> literal.append("%20");
            case '{' -> macro();
            default -> throw new RecordFault(text, "% without a macro");
        }
    }

    private void macro() throws RecordFault {
        char written = next();
        char letter = written >= 'A' && written <= 'Z' ? (char) (written + 32) : written;
        if (LETTERS.indexOf(letter) < 0 && !(explanation && LETTERS_FOR_PEOPLE.indexOf(letter) >= 0)) {
            throw new RecordFault(text, "no such macro here");
        }
        char c = next();
        int parts = Integer.MAX_VALUE;
        if (digit(c)) {
            parts = 0;
            for (; digit(c); c = next()) {
                parts = Math.min(MOST_PARTS, 10 * parts + c - '0');
            }
            if (parts == 0) {
                throw new RecordFault(text, "no part of a macro is left");
            }
        }
        boolean reversed = c == 'r' || c == 'R';
        if (reversed) {
            c = next();
        }
        int from = at - 1;
        while (DELIMITERS.indexOf(c) >= 0) {
            c = next();
        }
        if (c != '}') {
            throw new RecordFault(text, "a macro is not closed");
        }
        flush();
        var delimiters = text.substring(from, at - 1);
        pieces.add(new Macro(letter, letter != written, parts, reversed, delimiters.isEmpty() ? "." : delimiters));
    }

    private void flush() {
        if (!literal.isEmpty()) {
            pieces.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    /** The next character, NUL behind the end. */
    private char next() {
        return at < text.length() ? text.charAt(at++) : endOfText();
    }

    private char endOfText() {
        at++;
        return 0;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean endsInTopLabel(String tail) {
        int end = tail.endsWith(".") ? tail.length() - 1 : tail.length();
        int dot = tail.lastIndexOf('.', end - 1);
        if (dot < 0 || dot + 1 == end || tail.charAt(dot + 1) == '-' || tail.charAt(end - 1) == '-') {
            return false;
        }
        boolean onlyDigits = true;
        for (int i = dot + 1; i < end; i++) {
            char c = tail.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
            if (!letter && !digit(c)) {
                return false;
            }
            onlyDigits &= !letter;
        }
        return !onlyDigits;
    }
}
