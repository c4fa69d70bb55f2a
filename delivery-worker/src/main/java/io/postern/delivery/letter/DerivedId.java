// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * Ids in the form of those that the edge makes, 26 lower-case letters and digits of which ten are a time, but derived: 80
 * bits of a SHA-256 stand where the edge has random ones. The trace finds them, and whoever derives one again gets the
 * same.
 */
public final class DerivedId {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME = 10;
    private static final int LENGTH = 26;

    private DerivedId() {}

    /**
     * @param time read by whoever looks for the id, as nothing about it is older
     * @param purpose keeps ids for different things apart
     * @param from what it is derived from
     */
    public static String of(Instant time, String purpose, String... from) {
        var id = new char[LENGTH];
        fill(id, 0, TIME, time.toEpochMilli());
        var hash = ByteBuffer.wrap(hash(purpose, from));
        fill(id, TIME, TIME + 8, hash.getLong());
        fill(id, TIME + 8, LENGTH, hash.getLong());
        return new String(id);
    }

    private static byte[] hash(String purpose, String... from) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(purpose.getBytes(UTF_8));
            for (var part : from) {
                digest.update((byte) 0);
                digest.update(part.getBytes(UTF_8));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void fill(char[] id, int from, int to, long value) {
        long rest = value;
        for (int i = to - 1; i >= from; i--) {
            id[i] = DIGITS.charAt((int) (rest & 31));
            rest >>>= 5;
        }
    }
}
