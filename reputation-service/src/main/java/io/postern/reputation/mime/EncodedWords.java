// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Encoded words (RFC 2047), also where they must not stand, as in parameters. */
final class EncodedWords {
    private static final int LONGEST = 64 << 10;
    private static final Pattern WORD =
            Pattern.compile("=\\?([^?*\\s]{1,60})(?:\\*[^?\\s]{0,60})?\\?([bBqQ])\\?([^?]*+)\\?=");
    private static final Pattern BETWEEN = Pattern.compile("(?<=\\?=)\\s+(?==\\?)");

    private EncodedWords() {}

    /** What is no encoded word, or a damaged one, stays as it is. */
    static String decode(String text) {
        if (!text.contains("=?") || text.length() > LONGEST) {
            return text;
        }
        var words = WORD.matcher(BETWEEN.matcher(text).replaceAll(""));
        var out = new StringBuilder();
        while (words.find()) {
            var octets = words.group(2).equalsIgnoreCase("b") ? base64(words.group(3)) : quoted(words.group(3));
            words.appendReplacement(out, "");
            out.append(octets == null ? words.group() : Charsets.decode(octets, octets.length, words.group(1)));
        }
        return words.appendTail(out).toString();
    }

    private static byte @Nullable [] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] quoted(String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int high = octets[i] == '=' && i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(octets[i + 2], 16);
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(octets[i] == '_' ? ' ' : octets[i]);
            }
        }
        return out.toByteArray();
    }
}
