// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher;

/** Others' words, as they may stand on a terminal. */
public final class SafeWords {
    private SafeWords() {}

    /**
     * The text on one line. Letters and digits of any language stay; control characters, escapes, line ends, and what
     * changes the direction or is invisible become {@code \\u001b}.
     */
    public static String of(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= ' ' && c < 127 || c > 159 && Character.isLetterOrDigit(c)) {
                clean.appendCodePoint(c);
            } else {
                clean.append(c > 0xffff ? "\\u{%x}".formatted(c) : "\\u%04x".formatted(c));
            }
        });
        return clean.toString();
    }

    /**
     * As {@link #of(String)}, cut with «…» where it is longer.
     *
     * @param longest characters
     */
    public static String of(String text, int longest) {
        var safe = of(text);
        return safe.length() > longest ? safe.substring(0, longest - 1) + "…" : safe;
    }

    /** An address in angle brackets; what is in them is cut as in {@link #of(String, int)}. */
    public static String path(String address, int longest) {
        return "<" + of(address, longest) + ">";
    }
}
