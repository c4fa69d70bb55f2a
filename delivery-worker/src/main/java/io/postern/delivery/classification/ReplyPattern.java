// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.classification;

import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One line of the table.
 *
 * @param code digits the reply code begins with; empty for any
 * @param enhanced what the enhanced code has behind its class; empty for any
 * @param words alternatives, each of parts that must all occur; empty for any text
 */
record ReplyPattern(String code, String enhanced, List<List<String>> words, ReplyClass replyClass) {
    private static final String ANY = "*";

    /** @throws IllegalArgumentException with a sentence, for a line that cannot be read */
    static ReplyPattern of(String line) {
        var columns = line.split("\t");
        if (columns.length != 4) {
            throw new IllegalArgumentException("not four columns, separated by tabs: " + line);
        }
        return new ReplyPattern(
                or(columns[0]), or(columns[1]), words(columns[2]), ReplyClass.valueOf(columns[3].strip()));
    }

    private static String or(String column) {
        return column.equals(ANY) ? "" : column;
    }

    private static List<List<String>> words(String column) {
        if (column.equals(ANY)) {
            return List.of();
        }
        return Arrays.stream(column.split("\\|"))
                .map(alternative -> Arrays.stream(alternative.split("&"))
                        .map(part -> part.strip().toLowerCase(Locale.ROOT))
                        .toList())
                .toList();
    }

    /** @param text of the reply, in lower case */
    boolean fits(Reply reply, String text) {
        return Integer.toString(reply.code()).startsWith(code)
                && (enhanced.isEmpty() || enhancedFits(reply.enhanced()))
                && (words.isEmpty()
                        || words.stream().anyMatch(parts -> parts.stream().allMatch(part -> occurs(part, text))));
    }

    /** Number by number: {@code 7.1} is not the beginning of {@code 7.13}. */
    private boolean enhancedFits(String actual) {
        int dot = actual.indexOf('.');
        if (dot < 0) {
            return false;
        }
        var rest = actual.substring(dot + 1);
        return rest.equals(enhanced) || rest.startsWith(enhanced + ".");
    }

    /** At the beginning of a word, so that a recipient is no IP. */
    private static boolean occurs(String part, String text) {
        boolean word = Character.isLetter(part.charAt(0));
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            if (!word || at == 0 || !Character.isLetter(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
