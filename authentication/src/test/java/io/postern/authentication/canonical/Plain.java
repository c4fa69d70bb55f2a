// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.canonical;

import java.util.Locale;

/** The canonical forms in the RFC's own order of words (RFC 6376 section 3.4), for text that fits into memory. */
public final class Plain {
    private Plain() {}

    public static String simpleBody(String body) {
        return withoutBlankLines(body) + "\r\n";
    }

    public static String relaxedBody(String body) {
        var lines = body.replaceAll("[ \t]+(?=\r\n)|[ \t]+\\z", "").replaceAll("[ \t]+", " ");
        var kept = withoutBlankLines(lines);
        return kept.isEmpty() ? "" : kept + "\r\n";
    }

    private static String withoutBlankLines(String body) {
        var kept = body;
        while (kept.endsWith("\r\n")) {
            kept = kept.substring(0, kept.length() - 2);
        }
        return kept;
    }

    /** @param raw with its name and the final CRLF */
    public static String relaxedField(String raw) {
        int colon = raw.indexOf(':');
        var value = raw.substring(colon + 1).replace("\r\n", "").replaceAll("[ \t]+", " ");
        return raw.substring(0, colon).strip().toLowerCase(Locale.ROOT) + ":" + value.strip();
    }
}
