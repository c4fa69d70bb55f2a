// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Octets to text, whatever they claim to be. */
final class Charsets {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Charsets() {}

    /**
     * Nothing fails: what a character set does not know becomes U+FFFD. Without a name, with an unknown one, and with one
     * that means hardly more than "text", it is UTF-8 if it can be, else windows-1252.
     */
    static String decode(byte[] octets, int length, @Nullable String name) {
        var charset = named(name);
        return charset == null ? guessed(octets, length) : new String(octets, 0, length, charset);
    }

    private static @Nullable Charset named(@Nullable String name) {
        if (name == null) {
            return null;
        }
        var plain = name.strip().toLowerCase(Locale.ROOT);
        switch (plain) {
            case "", "us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "latin1", "iso8859-1", "utf-8", "utf8" -> {
                return null;
            }
            default -> {
                try {
                    return Charset.forName(plain);
                } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                    return null;
                }
            }
        }
    }

    /** A character that is cut at the end does not count. */
    private static String guessed(byte[] octets, int length) {
        var out = CharBuffer.allocate(length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, 0, length), out, false);
        return result.isError()
                ? new String(octets, 0, length, WINDOWS)
                : out.flip().toString();
    }
}
