// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.header;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One field, folded lines and all.
 *
 * @param name in lower case, without white space before the colon; empty if the line has no colon
 * @param raw as received, with the final CRLF. Do not change the array
 */
public record Field(String name, byte[] raw) {

    /** @param raw a line with its continuation lines, and the final CRLF */
    public static Field of(byte[] raw) {
        int colon = colon(raw);
        int end = Math.max(colon, 0);
        while (end > 0 && (raw[end - 1] == ' ' || raw[end - 1] == '\t')) {
            end--;
        }
        return new Field(new String(raw, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT), raw);
    }

    /** What follows the colon, folds and final CRLF included; empty if there is no colon. */
    public byte[] value() {
        int colon = colon(raw);
        return colon < 0 ? new byte[0] : Arrays.copyOfRange(raw, colon + 1, raw.length);
    }

    /** The value unfolded (RFC 5322 section 2.2.3) and stripped, a character for each octet. */
    public String text() {
        return new String(value(), StandardCharsets.ISO_8859_1)
                .replace("\r\n", "")
                .strip();
    }

    private static int colon(byte[] raw) {
        for (int i = 0; i < raw.length && raw[i] != '\r' && raw[i] != '\n'; i++) {
            if (raw[i] == ':') {
                return i;
            }
        }
        return -1;
    }
}
