// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.authentication.spf.record.MacroString;
import io.postern.authentication.spf.record.MacroString.Literal;
import io.postern.authentication.spf.record.MacroString.Macro;
import java.net.Inet6Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;

/** Expands macros in one check (RFC 7208 sections 7.2 and 7.3). */
final class Macros {
    static final int MAX_NAME = 253;
    static final int MAX_TEXT = 400;
    /** Nothing further to the left can be in a name. */
    private static final int TAIL = 2 * MAX_NAME;

    private final SpfQuestion question;
    private final ClientNames names;

    Macros(SpfQuestion question, ClientNames names) {
        this.question = question;
        this.names = names;
    }

    ClientNames names() {
        return names;
    }

    /**
     * The name that a domain-spec means, without the final dot. It may be none that can exist.
     *
     * @param domain that the record is of
     */
    String target(MacroString spec, String domain) throws SpfError {
        if (spec.pieces().size() == 1 && spec.pieces().getFirst() instanceof Literal(var text)) {
            return name(text);
        }
        var out = new StringBuilder();
        for (var piece : spec.pieces()) {
            out.append(expanded(piece, domain));
            if (out.length() > 2 * TAIL) {
                out.delete(0, out.length() - TAIL);
            }
        }
        return name(out.toString());
    }

    /** An explanation, cut at {@value #MAX_TEXT} characters; what is not printable ASCII becomes a question mark. */
    String text(MacroString explanation, String domain) throws SpfError {
        var out = new StringBuilder();
        for (var piece : explanation.pieces()) {
            out.append(expanded(piece, domain));
            if (out.length() > MAX_TEXT) {
                out.setLength(MAX_TEXT);
                break;
            }
        }
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            out.setCharAt(i, c < ' ' || c > '~' ? '?' : c);
        }
        return out.toString();
    }

    /** Longer names lose labels on the left (RFC 7208 section 7.3). */
    private static String name(String expanded) {
        var name = expanded.endsWith(".") ? expanded.substring(0, expanded.length() - 1) : expanded;
        if (name.length() <= MAX_NAME) {
            return name;
        }
        int dot = name.indexOf('.', name.length() - MAX_NAME - 1);
        return dot < 0 ? name.substring(name.length() - MAX_NAME) : name.substring(dot + 1);
    }

    private String expanded(MacroString.Piece piece, String domain) throws SpfError {
        return switch (piece) {
            case Literal(var text) -> text;
            case Macro macro -> {
                var value = transformed(macro, value(macro.letter(), domain));
                yield macro.escaped() ? escaped(value) : value;
            }
        };
    }

    private String value(char letter, String domain) throws SpfError {
        return switch (letter) {
            case 's' -> question.localPart() + "@" + SpfQuestion.ascii(question.domain());
            case 'l' -> question.localPart();
            case 'o' -> SpfQuestion.ascii(question.domain());
            case 'd' -> domain;
            case 'i' -> dotted(question);
            case 'p' -> names.best(domain);
            case 'v' -> question.client() instanceof Inet6Address ? "ip6" : "in-addr";
            case 'h' -> SpfQuestion.ascii(question.helo());
            case 'c' -> AddressText.of(question.client());
            case 'r' -> question.receiver();
            case 't' -> Long.toString(question.time().getEpochSecond());
            default -> throw new IllegalStateException("the parser lets no macro " + letter + " through");
        };
    }

    private static String dotted(SpfQuestion question) {
        if (!(question.client() instanceof Inet6Address)) {
            return question.client().getHostAddress();
        }
        var nibbles = HexFormat.of().withUpperCase().formatHex(question.client().getAddress());
        return String.join(".", nibbles.split(""));
    }

    private static String transformed(Macro macro, String value) {
        boolean plain = macro.parts() == Integer.MAX_VALUE
                && !macro.reversed()
                && macro.delimiters().equals(".");
        if (plain) {
            return value;
        }
        var parts = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i <= value.length(); i++) {
            if (i == value.length() || macro.delimiters().indexOf(value.charAt(i)) >= 0) {
                parts.add(value.substring(from, i));
                from = i + 1;
            }
        }
        if (macro.reversed()) {
            Collections.reverse(parts);
        }
        return String.join(".", parts.subList(Math.max(0, parts.size() - macro.parts()), parts.size()));
    }

    /** All but the unreserved characters of RFC 3986 section 2.3 are escaped. */
    private static String escaped(String value) {
        var out = new StringBuilder(value.length());
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            boolean letter = (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
            if (letter || (octet >= '0' && octet <= '9') || "-._~".indexOf(octet) >= 0) {
                out.append((char) octet);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return out.toString();
    }
}
