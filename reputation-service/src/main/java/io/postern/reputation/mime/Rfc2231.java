// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters with a character set, and in pieces (RFC 2231 sections 3 and 4). */
final class Rfc2231 {
    private static final int MAX_PIECES = 200;

    private Rfc2231() {}

    /** @return null if the parameter is not there in one of these forms */
    static @Nullable String value(Map<String, String> parameters, String name) {
        var single = parameters.get(name + "*");
        if (single != null) {
            var octets = new ByteArrayOutputStream();
            return decoded(octets, begin(single, octets));
        }
        String charset = null;
        var octets = new ByteArrayOutputStream();
        int piece = 0;
        for (; piece < MAX_PIECES; piece++) {
            var plain = parameters.get(name + "*" + piece);
            var encoded = parameters.get(name + "*" + piece + "*");
            if (encoded != null && piece == 0) {
                charset = begin(encoded, octets);
            } else if (encoded != null) {
                unescape(encoded, octets);
            } else if (plain != null) {
                octets.writeBytes(plain.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                break;
            }
        }
        return piece == 0 ? null : EncodedWords.decode(decoded(octets, charset));
    }

    private static String decoded(ByteArrayOutputStream octets, @Nullable String charset) {
        return Charsets.decode(octets.toByteArray(), octets.size(), charset);
    }

    /** Reads {@code charset'language'text} and returns the character set; null where none is named. */
    private static @Nullable String begin(String text, ByteArrayOutputStream into) {
        int first = text.indexOf('\'');
        int second = text.indexOf('\'', first + 1);
        if (first < 0 || second < 0) {
            unescape(text, into);
            return null;
        }
        unescape(text.substring(second + 1), into);
        return text.substring(0, first);
    }

    private static void unescape(String text, ByteArrayOutputStream into) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                into.write(high << 4 | low);
                i += 2;
            } else {
                into.write(c);
            }
        }
    }
}
