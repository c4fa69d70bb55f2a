// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Key pairs of this run, and how they are published. */
public final class TestKeys {
    public static final KeyPair RSA = pair("RSA", 1024);
    public static final KeyPair OTHER_RSA = pair("RSA", 1024);
    public static final KeyPair WEAK_RSA = pair("RSA", 768);
    public static final KeyPair ED25519 = pair("Ed25519", 255);

    private TestKeys() {}

    public static KeyPair pair(String type, int size) {
        try {
            var generator = KeyPairGenerator.getInstance(type);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The {@code p=} of a key: SubjectPublicKeyInfo for RSA, bare octets for Ed25519. */
    public static String p(KeyPair pair) {
        var octets = pair.getPublic().getEncoded();
        boolean rsa = pair.getPublic() instanceof RSAPublicKey;
        return base64(rsa ? octets : Arrays.copyOfRange(octets, octets.length - 32, octets.length));
    }

    /** The same as a bare RSAPublicKey. */
    public static String pkcs1(KeyPair pair) {
        var key = (RSAPublicKey) pair.getPublic();
        return pkcs1(key.getModulus(), key.getPublicExponent());
    }

    public static String pkcs1(BigInteger modulus, BigInteger exponent) {
        return base64(sequence(number(modulus) + number(exponent)));
    }

    public static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    public static SigningKey signing(KeyPair pair, String domain, String selector) {
        boolean rsa = pair.getPublic() instanceof RSAPublicKey;
        return new SigningKey(
                domain, selector, rsa ? Algorithm.RSA_SHA256 : Algorithm.ED25519_SHA256, pair.getPrivate());
    }

    private static String number(BigInteger number) {
        return der("02", HexFormat.of().formatHex(number.toByteArray()));
    }

    private static byte[] sequence(String hex) {
        return HexFormat.of().parseHex(der("30", hex));
    }

    private static String der(String type, String hex) {
        int length = hex.length() / 2;
        return type + (length < 0x80 ? "%02x".formatted(length) : "82%04x".formatted(length)) + hex;
    }
}
