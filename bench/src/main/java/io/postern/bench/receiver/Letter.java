// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * A message that was taken.
 *
 * @param content its first 64 KiB, dot-stuffed as it came, one character for an octet
 */
public record Letter(String sender, List<String> recipients, String content, Instant at) {
    static Letter of(String sender, List<String> recipients, byte[] octets, int length, Instant at) {
        return new Letter(
                sender, List.copyOf(recipients), new String(octets, 0, length, StandardCharsets.ISO_8859_1), at);
    }

    /** The header's value, unfolded lines not joined; empty if there is none. */
    public String header(String name) {
        for (var line : content.split("\r\n", -1)) {
            if (line.isEmpty()) {
                return "";
            }
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "";
    }
}
