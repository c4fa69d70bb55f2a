// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text with escapes as octets: {@code \r \n \t \0 \\}, {@code \xNN} for any octet, {@code \#} for the number of the round
 * where a line is repeated. All else is UTF-8.
 */
final class Octets {
    private final String text;
    private final int round;
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

    private Octets(String text, int round) {
        this.text = text;
        this.round = round;
    }

    /** A line without escapes, with its CRLF. */
    static byte[] line(String text) {
        return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IllegalArgumentException with a sentence about an escape that is none */
    static byte[] unescaped(String text) {
        return unescaped(text, 1);
    }

    /** A line whose last word, without its escapes, is said in base64, as AUTH wants it (RFC 4954 4). */
    static byte[] encoded(String text) {
        int word = text.lastIndexOf(' ') + 1;
        return line(text.substring(0, word) + Base64.getEncoder().encodeToString(unescaped(text.substring(word))));
    }

    /** So many rounds of the same, counted from 1. */
    static byte[] repeated(String text, int rounds) {
        var all = new ByteArrayOutputStream();
        for (int round = 1; round <= rounds; round++) {
            all.writeBytes(unescaped(text, round));
        }
        return all.toByteArray();
    }

    /** Octets, one a character, as they would stand in a file. */
    static String escaped(String octets) {
        var shown = new StringBuilder();
        for (char c : octets.toCharArray()) {
            switch (c) {
                case '\r' -> shown.append("\\r");
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                case '\0' -> shown.append("\\0");
                case '\\' -> shown.append("\\\\");
                default -> shown.append(c < ' ' || c > '~' ? "\\x%02x".formatted((int) c) : String.valueOf(c));
            }
        }
        return shown.toString();
    }

    private static byte[] unescaped(String text, int round) {
        var octets = new Octets(text, round);
        for (int i = 0; i < text.length(); ) {
            i = octets.take(i);
        }
        return octets.octets.toByteArray();
    }

    /** Takes what stands at an index; answers where the next begins. */
    private int take(int at) {
        int c = text.codePointAt(at);
        if (c != '\\') {
            octets.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            return at + Character.charCount(c);
        }
        char kind = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        switch (kind) {
            case 'r' -> octets.write('\r');
            case 'n' -> octets.write('\n');
            case 't' -> octets.write('\t');
            case '0' -> octets.write(0);
            case '\\' -> octets.write('\\');
            case '#' -> octets.writeBytes(Integer.toString(round).getBytes(StandardCharsets.US_ASCII));
            case 'x' -> octets.write(hexadecimal(at + 2));
            default -> throw new IllegalArgumentException("there is no escape \\" + kind);
        }
        return at + (kind == 'x' ? 4 : 2);
    }

    private int hexadecimal(int at) {
        int high = at + 1 < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(text.charAt(at + 1), 16);
        if (low < 0) {
            throw new IllegalArgumentException("\\x wants two hexadecimal digits");
        }
        return high << 4 | low;
    }
}
