// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a delivery report (RFC 3464) as far as a person is concerned. */
final class ReportLetter {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";\\s]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern OCTET = Pattern.compile("(?:=[0-9A-F]{2})+");

    private ReportLetter() {}

    /** The first part, readable; all of it if there are no parts. */
    static String humanPart(String content) {
        var boundary = BOUNDARY.matcher(content);
        if (!boundary.find()) {
            return content;
        }
        var parts = content.split("\r\n--" + Pattern.quote(boundary.group(1)));
        var part = parts.length > 1 ? parts[1] : content;
        int body = part.indexOf("\r\n\r\n");
        var text = body < 0 ? part : part.substring(body + 4);
        boolean quoted = part.toLowerCase(Locale.ROOT).contains("quoted-printable");
        return (quoted ? unquoted(text) : text).strip();
    }

    /** Quoted-printable (RFC 2045 section 6.7). */
    private static String unquoted(String text) {
        return OCTET.matcher(text.replace("=\r\n", ""))
                .replaceAll(found -> Matcher.quoteReplacement(decoded(found.group())));
    }

    private static String decoded(String octets) {
        var parts = octets.substring(1).split("=");
        var bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i], 16);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
