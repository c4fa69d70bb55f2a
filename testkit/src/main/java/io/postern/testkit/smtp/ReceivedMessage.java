// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.smtp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message as it came to a receiver.
 *
 * @param reversePath empty for the null sender
 * @param mailParameters what followed the address in MAIL FROM, such as {@code SIZE=100 BODY=8BITMIME}
 * @param recipients that the receiver had accepted, in order
 * @param bytes the message, dot-unstuffed, with the CRLF before the final dot; do not change
 * @param session counts the connections of this receiver from 1
 * @param accepted whether the receiver has taken it with a 2xx; only then was it delivered
 */
public record ReceivedMessage(
        String reversePath,
        String mailParameters,
        List<String> recipients,
        byte[] bytes,
        int session,
        Instant at,
        boolean accepted) {
    private static final int LONGEST_HEAD = 64 << 10;

    /** The octets as characters, one each. */
    public String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The first header field of that name within the first 64 KiB, unfolded, without its name. */
    public Optional<String> header(String name) {
        var start = new String(bytes, 0, Math.min(bytes.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1);
        var head = start.split("\r\n\r\n", 2)[0].replaceAll("\r\n[ \t]", " ");
        return Arrays.stream(head.split("\r\n"))
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .findFirst()
                .map(line -> line.substring(name.length() + 1).strip());
    }

    /** These octets stand at the end, and in front of them nothing but whole header fields, at least one. */
    public boolean isWithFieldsInFront(byte[] original) {
        int front = bytes.length - original.length;
        if (front <= 0 || !Arrays.equals(bytes, front, bytes.length, original, 0, original.length)) {
            return false;
        }
        var fields = new String(bytes, 0, front, StandardCharsets.ISO_8859_1);
        return fields.matches("([!-9;-~]+:[^\r\n]*\r\n([ \t][^\r\n]*\r\n)*)+");
    }

    @Override
    public String toString() {
        return "<%s> to %s, %d octets%s"
                .formatted(reversePath, recipients, bytes.length, accepted ? "" : ", not taken");
    }
}
