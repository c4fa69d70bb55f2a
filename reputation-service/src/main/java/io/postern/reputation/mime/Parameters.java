// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of the form {@code value; name=value}, such as Content-Type and Content-Disposition (RFC 2045 section 5.1), read
 * leniently: blanks in values without quotation marks, quotation marks that nobody closed, raw octets of any character
 * set, encoded words, and parameters in pieces (RFC 2231).
 */
final class Parameters {
    private static final int MAX = 200;

    private final String text;
    private int at;
    private final String value;
    private final Map<String, String> named = new HashMap<>();

    private Parameters(String text) {
        this.text = text;
        this.value = upTo(";").strip().toLowerCase(Locale.ROOT);
        for (int i = 0; i < MAX && at < text.length(); i++) {
            at++;
            parameter();
        }
    }

    /** @param text what follows the colon, unfolded, a character for each octet */
    static Parameters of(String text) {
        return new Parameters(text);
    }

    /** In lower case. */
    String value() {
        return value;
    }

    /** One parameter, put together and decoded; null if it is not there. */
    @Nullable
    String get(String name) {
        var whole = Rfc2231.value(named, name);
        if (whole != null) {
            return whole;
        }
        var plain = named.get(name);
        return plain == null ? null : EncodedWords.decode(text(plain));
    }

    /** Octets of no declared character set. */
    static String text(String octets) {
        var bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        return Charsets.decode(bytes, bytes.length, null);
    }

    private void parameter() {
        var name = upTo("=;").strip().toLowerCase(Locale.ROOT);
        if (at == text.length() || text.charAt(at) == ';') {
            return;
        }
        at++;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        var content = quoted ? quoted() : upTo(";").strip();
        if (quoted) {
            upTo(";");
        }
        named.putIfAbsent(name, content);
    }

    private String upTo(String ends) {
        int from = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at);
    }

    /** A backslash counts only before a quotation mark or another one: paths of Windows have them too. */
    private String quoted() {
        var out = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length() && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
                at++;
            }
            out.append(text.charAt(at));
        }
        return out.toString();
    }
}
