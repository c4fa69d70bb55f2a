// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.key;

import io.postern.authentication.canonical.BodyHash;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import org.jspecify.annotations.Nullable;

/** How signatures are made (RFC 6376 section 3.3, RFC 8463 section 3). */
public enum Algorithm {
    RSA_SHA256("rsa-sha256", "rsa", "SHA256withRSA"),
    ED25519_SHA256("ed25519-sha256", "ed25519", "Ed25519");

    private final String word;
    private final String keyType;
    private final String java;

    Algorithm(String word, String keyType, String java) {
        this.word = word;
        this.keyType = keyType;
        this.java = java;
    }

    /** As it stands in {@code a=}. */
    public String word() {
        return word;
    }

    /** As it stands in {@code k=} of the keys that fit. */
    public String keyType() {
        return keyType;
    }

    /** Null for one that is not known, or no longer. */
    public static @Nullable Algorithm of(String word) {
        for (var algorithm : values()) {
            if (algorithm.word.equals(word)) {
                return algorithm;
            }
        }
        return null;
    }

    /** @throws InvalidKeyException if the key is of another type, or one that nobody can use */
    public boolean verifies(PublicKey key, byte[] signed, byte[] signature) throws InvalidKeyException {
        try {
            var verifier = Signature.getInstance(java);
            verifier.initVerify(key);
            verifier.update(prepared(signed));
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (InvalidKeyException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + java, e);
        }
    }

    /** @throws IllegalArgumentException if the key does not fit */
    public byte[] sign(PrivateKey key, byte[] signed) {
        try {
            var signer = Signature.getInstance(java);
            signer.initSign(key);
            signer.update(prepared(signed));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key does not fit " + word, e);
        }
    }

    /** Ed25519 signs the hash, not the text (RFC 8463 section 3). */
    private byte[] prepared(byte[] signed) {
        return this == ED25519_SHA256 ? BodyHash.sha256().digest(signed) : signed;
    }
}
