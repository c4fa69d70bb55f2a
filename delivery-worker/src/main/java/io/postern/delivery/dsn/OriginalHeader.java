// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.postern.contracts.event.Content;
import java.util.Arrays;
import java.util.Locale;

/**
 * The header of a message as it was received, or what can be had of it.
 *
 * @param octets whole lines, without the empty line that ends a header; do not change the array
 */
public record OriginalHeader(byte[] octets, Extent extent) {
    /** Of content that is no longer there. */
    public static final OriginalHeader GONE = new OriginalHeader(new byte[0], Extent.GONE);

    public enum Extent {
        WHOLE,
        /** Longer than was asked for. */
        CUT,
        GONE
    }

    /** Of a message that is in its record. */
    public static OriginalHeader of(Content.Inline content, int most) {
        return beginning(content.bytes(), most);
    }

    /**
     * @param beginning of the message: all of it, or at least its header, or at least {@code most} octets
     * @param most octets
     */
    public static OriginalHeader beginning(byte[] beginning, int most) {
        int end = end(beginning);
        int whole = end < 0 ? beginning.length : end;
        return new OriginalHeader(Arrays.copyOf(beginning, whole), Extent.WHOLE).atMost(most);
    }

    /** Whether the line that ends a header is among these octets. */
    public static boolean ends(byte[] beginning) {
        return end(beginning) >= 0;
    }

    /** Cut behind a line, if need be. */
    public OriginalHeader atMost(int most) {
        if (octets.length <= most) {
            return this;
        }
        int end = most;
        while (end > 0 && octets[end - 1] != '\n') {
            end--;
        }
        return new OriginalHeader(Arrays.copyOf(octets, end), Extent.CUT);
    }

    /** The unfolded value of the first such field; empty if there is none. */
    public String field(String name) {
        var start = name.toLowerCase(Locale.ROOT) + ":";
        return new String(octets, ISO_8859_1)
                .replaceAll("\r?\n(?=[ \t])", "")
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse("");
    }

    /** Index of the first empty line; -1 if there is none. */
    private static int end(byte[] octets) {
        int line = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\n') {
                if (i == line || i == line + 1 && octets[line] == '\r') {
                    return line;
                }
                line = i + 1;
            }
        }
        return -1;
    }
}
