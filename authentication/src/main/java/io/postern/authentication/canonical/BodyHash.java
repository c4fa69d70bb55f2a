// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.canonical;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** SHA-256 of a body in canonical form, or of so many octets from its beginning. */
public final class BodyHash {
    private final MessageDigest digest = sha256();
    private final long length;
    private long left;
    private byte @Nullable [] hash;

    BodyHash(long length) {
        this.length = length;
        this.left = length;
    }

    long length() {
        return length;
    }

    void take(byte[] octets, int count) {
        int wanted = (int) Math.min(count, left);
        digest.update(octets, 0, wanted);
        left -= wanted;
    }

    /** @param length what was asked for with the hash; the body must have as much */
    public boolean bodyShorterThan(long length) {
        return left > 0 && length == this.length;
    }

    /** To be asked once the body has been read. */
    public byte[] octets() {
        if (hash == null) {
            hash = digest.digest();
        }
        return hash.clone();
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
