// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.key;

import io.postern.authentication.tags.BadTags;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A key ready for use.
 *
 * @param bits length of the RSA modulus; null for Ed25519
 * @param key null for RSA keys that are so short or so long that nothing is verified with them
 */
record VerifyingKey(@Nullable PublicKey key, @Nullable Integer bits) {
    /** RFC 8301 section 3.2. */
    static final int WEAKEST = 1024;

    /** Longer ones cost more than a message is worth. */
    static final int LONGEST = 8192;

    private static final int SHORTEST_IN_JAVA = 512;
    /** 17 in nearly all keys; one as long as the modulus makes a signature cost a thousand times as much. */
    private static final int LONGEST_EXPONENT = 64;

    private static final int ED25519_OCTETS = 32;
    private static final byte[] ED25519_FRAME = HexFormat.of().parseHex("302a300506032b6570032100");

    static VerifyingKey of(Algorithm algorithm, byte[] octets) throws BadTags {
        try {
            return algorithm == Algorithm.RSA_SHA256 ? rsa(octets) : ed25519(octets);
        } catch (GeneralSecurityException e) {
            throw new BadTags("p= is no usable " + algorithm.keyType() + " key");
        }
    }

    private static VerifyingKey rsa(byte[] octets) throws BadTags, GeneralSecurityException {
        var numbers = RsaNumbers.of(octets);
        int bits = numbers.modulus().bitLength();
        if (numbers.exponent().bitLength() > LONGEST_EXPONENT) {
            throw new BadTags("p= has an exponent of " + numbers.exponent().bitLength() + " bits");
        }
        if (bits < SHORTEST_IN_JAVA || bits > LONGEST) {
            return new VerifyingKey(null, bits);
        }
        var spec = new RSAPublicKeySpec(numbers.modulus(), numbers.exponent());
        return new VerifyingKey(KeyFactory.getInstance("RSA").generatePublic(spec), bits);
    }

    /** The bare 32 octets (RFC 8463 section 4), put into the frame that Java wants. */
    private static VerifyingKey ed25519(byte[] octets) throws BadTags, GeneralSecurityException {
        if (octets.length != ED25519_OCTETS) {
            throw new BadTags("p= is no Ed25519 key: " + octets.length + " octets, not " + ED25519_OCTETS);
        }
        var framed = new byte[ED25519_FRAME.length + ED25519_OCTETS];
        System.arraycopy(ED25519_FRAME, 0, framed, 0, ED25519_FRAME.length);
        System.arraycopy(octets, 0, framed, ED25519_FRAME.length, ED25519_OCTETS);
        return new VerifyingKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(framed)), null);
    }

    /** The two numbers of an RSA key. */
    record RsaNumbers(BigInteger modulus, BigInteger exponent) {
        static RsaNumbers of(byte[] octets) throws BadTags {
            var outer = new Der(octets).enter(Der.SEQUENCE);
            if (outer.nextIs(Der.SEQUENCE)) {
                outer.enter(Der.SEQUENCE).rsaEncryption();
                outer = outer.bits().enter(Der.SEQUENCE);
            }
            return new RsaNumbers(outer.number(), outer.number());
        }
    }
}
