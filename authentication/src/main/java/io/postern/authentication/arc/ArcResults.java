// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.arc;

import io.postern.authentication.tags.BadTags;
import io.postern.contracts.finding.AuthResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the results that a hop has left (RFC 8617 section 4.1.1): an instance, then as in RFC 8601 section 2.2. */
final class ArcResults {
    private static final Pattern INSTANCE = Pattern.compile("i\\s*=\\s*([0-9]{1,2})");
    private static final Pattern DMARC = Pattern.compile(
            "dmarc\\s*(?:/\\s*1\\s*)?=\\s*([a-z]+)(?:\\s.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private ArcResults() {}

    /** @throws BadTags if it does not begin with an instance */
    static int instance(String text) throws BadTags {
        var first = INSTANCE.matcher(parts(text, 1).getFirst());
        if (!first.matches()) {
            throw new BadTags("the results have no instance");
        }
        return Integer.parseInt(first.group(1));
    }

    /** What is said of DMARC first; null for nothing, or no word of RFC 8601. */
    static @Nullable AuthResult dmarc(String text) {
        for (var part : parts(text, Integer.MAX_VALUE)) {
            var dmarc = DMARC.matcher(part);
            if (dmarc.matches()) {
                return result(dmarc.group(1).toLowerCase(Locale.ROOT));
            }
        }
        return null;
    }

    private static @Nullable AuthResult result(String word) {
        for (var result : AuthResult.values()) {
            if (result.word().equals(word)) {
                return result;
            }
        }
        return null;
    }

    /** Between semicolons, at most so many; comments are blanks, and quoted strings are kept whole. */
    private static List<String> parts(String text, int most) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        int comments = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && (quoted || comments > 0)) {
                i++;
            } else if (c == '"' && comments == 0) {
                quoted = !quoted;
                part.append(c);
            } else if (c == '(' && !quoted) {
                comments++;
                part.append(' ');
            } else if (c == ')' && comments > 0) {
                comments--;
            } else if (c == ';' && !quoted && comments == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
                if (parts.size() == most) {
                    return parts;
                }
            } else if (comments == 0) {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
