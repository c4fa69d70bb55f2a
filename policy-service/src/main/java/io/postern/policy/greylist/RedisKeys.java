// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Under which keys Redis knows a triplet: {@code postern:greylist:{sender|recipient}:network-or-organisation}. The part
 * in braces is the hash tag of Redis Cluster; it is a SHA-256 where it would be long or could not be read.
 */
final class RedisKeys {
    private static final int READABLE = 200;

    private RedisKeys() {}

    /** The network's key, and that of each organisation. */
    static String[] of(Triplet triplet) {
        var source = triplet.source();
        var tag = source.sender() + "|" + triplet.recipient();
        var prefix = "postern:greylist:{" + (readable(tag) ? tag : sha256(tag)) + "}:";
        return Stream.concat(Stream.of(source.network()), source.organisations().stream())
                .map(prefix::concat)
                .toArray(String[]::new);
    }

    private static boolean readable(String tag) {
        if (tag.length() > READABLE) {
            return false;
        }
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            if (c <= ' ' || c > '~' || c == '{' || c == '}') {
                return false;
            }
        }
        return true;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java; use another build of it", e);
        }
    }
}
