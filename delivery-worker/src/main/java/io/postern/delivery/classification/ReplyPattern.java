// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.classification;

import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One line of the table.
 *
 * @param code digits the reply code begins with; empty for any
 * @param enhanced what the enhanced code has behind its class; empty for any, {@code -} for replies without one
 * @param words alternatives, each of parts that must all occur; empty for any text
 */
record ReplyPattern(String code, String enhanced, List<List<String>> words, ReplyClass replyClass) {
    private static final String ANY = "*";
    private static final String NONE = "-";
    private static final Pattern CODE = Pattern.compile("[45]\\d{0,2}|\\*");
    private static final Pattern ENHANCED = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?|\\*|-");
    /** A text of so few letters is looked for as a whole word only. */
    private static final int SHORT = 3;

    /** @throws IllegalArgumentException with a sentence, for a line that cannot be read */
    static ReplyPattern of(String line) {
        var columns = line.split("\t", -1);
        if (columns.length != 4) {
            throw new IllegalArgumentException("not four columns, separated by tabs: " + line);
        }
        return new ReplyPattern(
                column("code", columns[0], CODE),
                column("enhanced code", columns[1], ENHANCED),
                words(columns[2]),
                replyClass(columns[3]));
    }

    private static String column(String name, String column, Pattern form) {
        if (!form.matcher(column).matches()) {
            throw new IllegalArgumentException("no " + name + ": \"" + column + "\"");
        }
        return column.equals(ANY) ? "" : column;
    }

    private static List<List<String>> words(String column) {
        if (column.equals(ANY)) {
            return List.of();
        }
        return Arrays.stream(column.split("\\|", -1))
                .map(alternative -> Arrays.stream(alternative.split("&", -1))
                        .map(ReplyPattern::part)
                        .toList())
                .toList();
    }

    private static String part(String text) {
        var part = text.strip().toLowerCase(Locale.ROOT);
        if (part.isEmpty()) {
            throw new IllegalArgumentException("an empty text among the words");
        }
        return part;
    }

    private static ReplyClass replyClass(String name) {
        try {
            return ReplyClass.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no class of replies: \"" + name + "\"", e);
        }
    }

    boolean fitsEverything() {
        return code.isEmpty() && enhanced.isEmpty() && words.isEmpty();
    }

    /** @param text of the reply, in lower case */
    boolean fits(Reply reply, String text) {
        return Integer.toString(reply.code()).startsWith(code)
                && enhancedFits(reply.enhanced())
                && (words.isEmpty()
                        || words.stream().anyMatch(parts -> parts.stream().allMatch(part -> occurs(part, text))));
    }

    /** Number by number: {@code 7.1} is not the beginning of {@code 7.13}. */
    private boolean enhancedFits(String actual) {
        if (enhanced.isEmpty()) {
            return true;
        }
        int dot = actual.indexOf('.');
        if (dot < 0) {
            return enhanced.equals(NONE);
        }
        return actual.startsWith(enhanced, dot + 1)
                && (actual.length() == dot + 1 + enhanced.length()
                        || actual.charAt(dot + 1 + enhanced.length()) == '.');
    }

    /** At the beginning of a word, so that a recipient is no IP. */
    private static boolean occurs(String part, String text) {
        boolean begins = Character.isLetter(part.charAt(0));
        boolean whole = part.length() <= SHORT;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            int end = at + part.length();
            boolean wordBegins = !begins || at == 0 || !Character.isLetter(text.charAt(at - 1));
            boolean wordEnds = !whole || end == text.length() || !Character.isLetter(text.charAt(end));
            if (wordBegins && wordEnds) {
                return true;
            }
        }
        return false;
    }
}
