// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.upstream;

import io.postern.contracts.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The from clause of a Received field (RFC 5321 4.4): what the client called itself, which may be anything, and the
 * TCP-info, which the server knows. Besides {@code ([192.0.2.1])} and {@code (name [IPv6:2001:db8::1])} it is read as these
 * write it:
 *
 * <ul>
 *   <li>Exim and chasquid: {@code from [192.0.2.1] (helo=name)}, {@code from name ([192.0.2.1]:4711 helo=other)};
 *   <li>qmail: {@code from unknown (HELO name) (ident@192.0.2.1)}; Exchange: {@code from name (192.0.2.1)};
 *   <li>sendmail: {@code from name (IDENT:user@host [192.0.2.1] (may be forged))}; Courier: {@code ([::ffff:192.0.2.1])};
 *   <li>IMail: {@code from name [192.0.2.1]}; Yahoo: {@code from 192.0.2.1 (EHLO name)}.
 * </ul>
 *
 * <p>Where two comments look like TCP-info the last one counts: a client can write one into its name, the server's follows.
 */
final class FromClause {
    /** What ends the clause. */
    private static final Set<String> CLAUSES = Set.of("by", "via", "with", "id", "for");

    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");
    private static final Giver UNCLEAR = new Giver.Unclear();

    private @Nullable String first;
    private byte @Nullable [] behindName;
    private byte @Nullable [] inComment;
    private boolean commented;
    private boolean helloApart;

    private FromClause() {}

    /** @param value of a Received field, without its name */
    static Giver read(String value) {
        var parts = Part.of(value);
        int at = 0;
        while (at < parts.size() && parts.get(at).comment()) {
            at++;
        }
        if (at == parts.size() || !parts.get(at).text().equalsIgnoreCase("from")) {
            return new Giver.Itself();
        }
        return new FromClause().read(parts.subList(at + 1, parts.size()));
    }

    private Giver read(List<Part> parts) {
        for (var part : parts) {
            if (part.broken()) {
                return UNCLEAR;
            }
            if (part.comment()) {
                commented = true;
                comment(part.text());
            } else if (first == null && !commented) {
                first = part.text();
            } else if (CLAUSES.contains(part.text().toLowerCase(Locale.ROOT))
                    || part.text().equals(";")) {
                break;
            } else if (behindName == null) {
                behindName = literal(part.text());
            }
        }
        var address = inComment != null ? inComment : behindName != null ? behindName : named();
        return address == null ? UNCLEAR : new Giver.Host(address);
    }

    /** The address in the place of a name is the server's word if the client's own stands elsewhere. */
    private byte @Nullable [] named() {
        var literal = first == null ? null : literal(first);
        return literal != null || first == null || !helloApart ? literal : IpAddress.parse(first);
    }

    private void comment(String text) {
        var words = List.of(SPACE.split(text.strip(), -1));
        var word = words.getFirst();
        if (word.equalsIgnoreCase("HELO") || word.equalsIgnoreCase("EHLO")) {
            helloApart = true;
            return;
        }
        var found = literal(word);
        if (found == null && word.indexOf('=') >= 0) {
            helloApart |= word.regionMatches(true, 0, "helo=", 0, 5);
            return;
        }
        if (found == null && words.size() > 1) {
            found = literal(words.get(1));
        } else if (found == null) {
            found = IpAddress.parse(word.substring(word.lastIndexOf('@') + 1));
        }
        inComment = found == null ? inComment : found;
    }

    /** {@code [192.0.2.1]}, {@code [IPv6:2001:db8::1]}, {@code [2001:db8::1]}, perhaps with a port behind it. */
    private static byte @Nullable [] literal(String word) {
        int close = word.indexOf(']');
        if (!word.startsWith("[") || close < 0 || !port(word, close + 1)) {
            return null;
        }
        boolean tagged = word.regionMatches(true, 1, "IPv6:", 0, 5);
        return IpAddress.parse(word.substring(tagged ? 6 : 1, close));
    }

    private static boolean port(String word, int from) {
        return from == word.length()
                || word.charAt(from) == ':' && word.substring(from + 1).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * A word, a semicolon, or the text of a comment without the comments inside it.
     *
     * @param broken a comment that does not end
     */
    private record Part(String text, boolean comment, boolean broken) {
        static List<Part> of(String value) {
            var parts = new ArrayList<Part>();
            var text = new StringBuilder();
            int depth = 0;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '\\' && depth > 0) {
                    i++;
                } else if (c == '(') {
                    if (depth++ == 0) {
                        end(parts, text, false);
                    }
                } else if (c == ')' && depth > 0) {
                    if (--depth == 0) {
                        end(parts, text, true);
                    }
                } else if (depth == 0 && (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ';')) {
                    end(parts, text, false);
                    if (c == ';') {
                        parts.add(new Part(";", false, false));
                    }
                } else if (depth <= 1) {
                    text.append(c);
                }
            }
            if (depth > 0) {
                parts.add(new Part("", true, true));
            } else {
                end(parts, text, false);
            }
            return parts;
        }

        private static void end(List<Part> parts, StringBuilder text, boolean comment) {
            if (comment || !text.isEmpty()) {
                parts.add(new Part(text.toString(), comment, false));
                text.setLength(0);
            }
        }
    }
}
