// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Octets of a command line as the characters that they stand for (RFC 6531 3.3). */
final class Utf8 {
    private Utf8() {}

    /** @param octets one character an octet; null if they are no UTF-8 */
    static @Nullable String decoded(String octets) {
        if (ascii(octets)) {
            return octets;
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
