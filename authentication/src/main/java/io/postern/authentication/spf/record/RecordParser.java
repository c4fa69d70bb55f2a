// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf.record;

import io.postern.authentication.spf.record.Term.Directive;
import io.postern.authentication.spf.record.Term.Explanation;
import io.postern.authentication.spf.record.Term.Mechanism;
import io.postern.authentication.spf.record.Term.Prefixes;
import io.postern.authentication.spf.record.Term.Redirect;
import io.postern.authentication.spf.record.Term.Unknown;
import io.postern.contracts.finding.AuthResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a record as a whole (RFC 7208 sections 4.6 and 12). */
public final class RecordParser {
    private final List<Term> terms = new ArrayList<>();
    private @Nullable Redirect redirect;
    private @Nullable Explanation explanation;

    private RecordParser() {}

    /**
     * Reads a TXT record that {@link SpfRecord#is} one of SPF.
     *
     * @throws RecordFault for a mistake anywhere in it
     */
    public static SpfRecord parse(String txt) throws RecordFault {
        var parser = new RecordParser();
        var body = SpfRecord.body(txt);
        int at = 0;
        while (at < body.length()) {
            int end = body.indexOf(' ', at);
            end = end < 0 ? body.length() : end;
            if (end > at) {
                parser.term(body.substring(at, end));
            }
            at = end + 1;
        }
        return new SpfRecord(parser.terms, parser.redirect, parser.explanation);
    }

    private void term(String text) throws RecordFault {
        int name = nameEnd(text);
        terms.add(
                name > 0 && name < text.length() && text.charAt(name) == '='
                        ? modifier(text, text.substring(0, name), text.substring(name + 1))
                        : directive(text));
    }

    private Term modifier(String text, String name, String value) throws RecordFault {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "redirect" -> {
                if (redirect != null) {
                    throw new RecordFault(text, "redirect stands twice");
                }
                redirect = new Redirect(MacroParser.domain(value), text);
                return redirect;
            }
            case "exp" -> {
                if (explanation != null) {
                    throw new RecordFault(text, "exp stands twice");
                }
                explanation = new Explanation(MacroParser.domain(value), text);
                return explanation;
            }
            default -> {
                MacroParser.string(value);
                return new Unknown(text);
            }
        }
    }

    private static Directive directive(String text) throws RecordFault {
        var result = qualifier(text.charAt(0));
        var rest = result == null ? text : text.substring(1);
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != ':' && rest.charAt(end) != '/') {
            end++;
        }
        var mechanism = mechanism(text, rest.substring(0, end).toLowerCase(Locale.ROOT), rest.substring(end));
        return new Directive(result == null ? AuthResult.PASS : result, mechanism, text);
    }

    private static @Nullable AuthResult qualifier(char c) {
        return switch (c) {
            case '+' -> AuthResult.PASS;
            case '-' -> AuthResult.FAIL;
            case '~' -> AuthResult.SOFTFAIL;
            case '?' -> AuthResult.NEUTRAL;
            default -> null;
        };
    }

    /** @param rest what follows the name, with its colon or slash; empty for nothing */
    private static Mechanism mechanism(String text, String name, String rest) throws RecordFault {
        return switch (name) {
            case "all" -> {
                if (!rest.isEmpty()) {
                    throw new RecordFault(text, "all has no arguments");
                }
                yield new Mechanism.All();
            }
            case "include" -> new Mechanism.Include(domain(text, rest));
            case "exists" -> new Mechanism.Exists(domain(text, rest));
            case "ptr" -> new Mechanism.Ptr(rest.isEmpty() ? null : domain(text, rest));
            case "a" -> {
                var target = Target.of(text, rest);
                yield new Mechanism.A(target.domain, target.prefixes);
            }
            case "mx" -> {
                var target = Target.of(text, rest);
                yield new Mechanism.Mx(target.domain, target.prefixes);
            }
            case "ip4" -> new Mechanism.Ip(network(text, rest, Network.BITS_4));
            case "ip6" -> new Mechanism.Ip(network(text, rest, Network.BITS_6));
            default -> throw new RecordFault(text, "no such mechanism");
        };
    }

    private static MacroString domain(String text, String rest) throws RecordFault {
        if (!rest.startsWith(":")) {
            throw new RecordFault(text, rest.isEmpty() ? "a domain is missing" : "it has no prefix length");
        }
        return MacroParser.domain(rest.substring(1));
    }

    private static Network network(String text, String rest, int most) throws RecordFault {
        if (!rest.startsWith(":")) {
            throw new RecordFault(text, "an address is missing");
        }
        int slash = rest.indexOf('/');
        var literal = rest.substring(1, slash < 0 ? rest.length() : slash);
        var address = most == Network.BITS_4 ? Network.four(literal) : Network.six(literal);
        int bits = slash < 0 ? most : Network.number(rest.substring(slash + 1), most);
        if (address == null || bits < 0) {
            throw new RecordFault(text, address == null ? "not an address" : "not a prefix length");
        }
        return new Network(address, bits);
    }

    /** The name in front of {@code =}: a letter, then letters, digits, {@code -}, {@code _} and dots. */
    private static int nameEnd(String text) {
        int end = 0;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
            if (!letter && !(other && end > 0)) {
                break;
            }
            end++;
        }
        return end;
    }

    /** What {@code a} and {@code mx} point at: {@code [":" domain-spec] [dual-cidr-length]}. */
    private record Target(@Nullable MacroString domain, Prefixes prefixes) {
        static Target of(String text, String rest) throws RecordFault {
            if (rest.isEmpty()) {
                return new Target(null, Prefixes.WHOLE);
            }
            int end = rest.length();
            int six = digitsFrom(rest, end);
            var bits6 = Network.BITS_6;
            if (six < end && six >= 2 && rest.startsWith("//", six - 2)) {
                bits6 = bits(text, rest.substring(six, end), Network.BITS_6);
                end = six - 2;
            }
            int four = digitsFrom(rest, end);
            var bits4 = Network.BITS_4;
            if (four < end && four >= 1 && rest.charAt(four - 1) == '/' && (four < 2 || rest.charAt(four - 2) != '/')) {
                bits4 = bits(text, rest.substring(four, end), Network.BITS_4);
                end = four - 1;
            }
            var domain = end == 0 ? null : RecordParser.domain(text, rest.substring(0, end));
            return new Target(domain, new Prefixes(bits4, bits6));
        }

        private static int digitsFrom(String text, int end) {
            int from = end;
            while (from > 0 && text.charAt(from - 1) >= '0' && text.charAt(from - 1) <= '9') {
                from--;
            }
            return from;
        }

        private static int bits(String text, String digits, int most) throws RecordFault {
            int bits = Network.number(digits, most);
            if (bits < 0) {
                throw new RecordFault(text, "not a prefix length");
            }
            return bits;
        }
    }
}
