// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.letter;

import java.util.Locale;

/** Others' words, so that they can stand in a letter: printable ASCII on one line. */
public final class Printable {
    /** No line of a letter is longer than 998 octets (RFC 5322 2.1.1), its indent and the name of its field included. */
    static final int LONGEST = 900;

    private static final String CUT = "...";

    private Printable() {}

    /** Any white space becomes one space, any other character that is not printable ASCII a question mark. */
    public static String text(String words, int most) {
        var clean = new StringBuilder(Math.min(words.length(), most));
        words.codePoints().forEach(c -> {
            boolean space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
            if (!space) {
                clean.append(c > ' ' && c <= '~' ? (char) c : '?');
            } else if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
                clean.append(' ');
            }
        });
        return cut(clean.toString().strip(), most);
    }

    /**
     * An address as it is, or, with characters that are not printable ASCII, in the form that a delivery report has for
     * it: {@code \x{F6}} (RFC 6533 3, utf-8-addr-xtext).
     */
    public static String address(String address) {
        return cut(ascii(address) ? address : escaped(address), LONGEST);
    }

    /** Printable ASCII only. */
    public static boolean ascii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static String escaped(String address) {
        var clean = new StringBuilder(address.length() + 16);
        address.codePoints().forEach(c -> {
            boolean plain = c > ' ' && c <= '~' && c != '+' && c != '=' && c != '\\';
            if (plain) {
                clean.append((char) c);
            } else {
                clean.append("\\x{")
                        .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                        .append('}');
            }
        });
        return clean.toString();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - CUT.length()) + CUT;
    }
}
