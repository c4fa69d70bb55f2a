// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.incident;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a text fit to be shown to whoever has the code: without recipients, on one line, and without what turns it around. */
public final class Discretion {
    private static final int LONGEST = 1000;
    private static final String LEFT_OUT = "[…]";

    private final @Nullable Pattern recipients;

    private Discretion(@Nullable Pattern recipients) {
        this.recipients = recipients;
    }

    /**
     * @param recipients their addresses
     * @param said names that the client says of itself and of its sender: they are its own words, whoever else has them
     */
    public static Discretion about(Collection<String> recipients, Collection<String> said) {
        var words = new LinkedHashSet<String>();
        // A bare "postmaster" is nobody's secret.
        var addresses = recipients.stream().filter(one -> one.contains("@")).toList();
        for (var recipient : addresses) {
            words.add(recipient.strip());
        }
        for (var recipient : addresses) {
            var domain = recipient.substring(recipient.lastIndexOf('@') + 1).strip();
            if (said.stream().noneMatch(name -> within(name, domain))) {
                words.add(domain);
            }
        }
        words.remove("");
        return new Discretion(
                words.isEmpty()
                        ? null
                        : Pattern.compile(
                                words.stream().map(Pattern::quote).collect(Collectors.joining("|")),
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    private static boolean within(String name, String domain) {
        var lower = name.toLowerCase(Locale.ROOT);
        var of = domain.toLowerCase(Locale.ROOT);
        return lower.equals(of) || lower.endsWith("." + of);
    }

    /** At most 1000 characters. */
    public String of(String text) {
        var out = new StringBuilder(Math.min(text.length(), LONGEST));
        text.codePoints().limit(LONGEST).forEach(c -> out.appendCodePoint(harmless(c) ? c : '?'));
        return recipients == null
                ? out.toString()
                : recipients.matcher(out).replaceAll(Matcher.quoteReplacement(LEFT_OUT));
    }

    /** Neither control characters nor those that change the direction of what follows. */
    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
