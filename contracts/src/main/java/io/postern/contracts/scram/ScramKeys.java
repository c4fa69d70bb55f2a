// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.scram;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.postern.contracts.event.Account.Verifier;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The functions of RFC 5802 3, with SHA-256. Passwords are prepared already, by {@link SaslPrep}. */
public final class ScramKeys {
    /** Of new verifiers; RFC 7677 asks for 15,000 at least. Who is unknown is told the same number. */
    public static final int ITERATIONS = 30_000;

    private static final int SALT = 16;
    private static final int KEY_BITS = 256;

    private ScramKeys() {}

    /** What a server keeps of a new password; slow. */
    public static Verifier verifier(String password, SecureRandom random) {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        return verifier(password, salt, ITERATIONS);
    }

    /** What a server keeps of a password; slow. */
    public static Verifier verifier(String password, byte[] salt, int iterations) {
        var salted = saltedPassword(password, salt, iterations);
        var storedKey = sha256(hmac(salted, "Client Key".getBytes(US_ASCII)));
        return new Verifier(
                text(salt), iterations, text(storedKey), text(hmac(salted, "Server Key".getBytes(US_ASCII))));
    }

    /** Whether it is the password that the verifier was made of; slow, and as slow if it is not. */
    public static boolean matches(String password, Verifier verifier) {
        var made = verifier(password, octets(verifier.salt()), verifier.iterations());
        return MessageDigest.isEqual(octets(made.storedKey()), octets(verifier.storedKey()));
    }

    /**
     * Whether a client's proof comes from somebody who has the password.
     *
     * @param proof {@code ClientKey XOR HMAC(StoredKey, AuthMessage)}
     */
    public static boolean proves(byte[] proof, byte[] authMessage, Verifier verifier) {
        var storedKey = octets(verifier.storedKey());
        var clientKey = hmac(storedKey, authMessage);
        boolean whole = proof.length == clientKey.length;
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= whole ? proof[i] : 0;
        }
        return MessageDigest.isEqual(sha256(clientKey), storedKey) && whole;
    }

    /** Shows a client that we know its account. */
    public static byte[] serverSignature(byte[] authMessage, Verifier verifier) {
        return hmac(octets(verifier.serverKey()), authMessage);
    }

    static byte[] saltedPassword(String password, byte[] salt, int iterations) {
        var secret = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(secret)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        } finally {
            secret.clearPassword();
        }
    }

    /** HMAC-SHA-256. */
    public static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static byte[] sha256(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("SHA-256 is missing from this Java; use another build of it", e);
    }

    private static byte[] octets(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String text(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
