// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.key;

import io.postern.authentication.tags.BadTags;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * As much of DER (ITU-T X.690) as RSA keys need, in both forms that are published: the bare RSAPublicKey (RFC 8017
 * appendix A.1.1), and the SubjectPublicKeyInfo around it (RFC 5280 section 4.1.2.7), whose key identifier is RSA's.
 */
final class Der {
    static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("2a864886f70d010101");

    private final byte[] octets;
    private int at;

    Der(byte[] octets) {
        this.octets = octets;
    }

    boolean nextIs(int type) {
        return at < octets.length && (octets[at] & 0xff) == type;
    }

    Der enter(int type) throws BadTags {
        return new Der(value(type));
    }

    /** What a bit string holds, which must be whole octets. */
    Der bits() throws BadTags {
        var bits = value(BIT_STRING);
        if (bits.length == 0 || bits[0] != 0) {
            throw broken();
        }
        return new Der(Arrays.copyOfRange(bits, 1, bits.length));
    }

    BigInteger number() throws BadTags {
        var number = value(INTEGER);
        if (number.length == 0) {
            throw broken();
        }
        return new BigInteger(1, number);
    }

    void rsaEncryption() throws BadTags {
        if (!Arrays.equals(value(OBJECT_IDENTIFIER), RSA_ENCRYPTION)) {
            throw new BadTags("p= is no RSA key");
        }
    }

    private byte[] value(int type) throws BadTags {
        if (!nextIs(type) || at + 1 >= octets.length) {
            throw broken();
        }
        int length = octets[at + 1] & 0xff;
        at += 2;
        if (length >= 0x80) {
            int more = length - 0x80;
            if (more == 0 || more > 3 || more > octets.length - at) {
                throw broken();
            }
            length = 0;
            for (; more > 0; more--) {
                length = length << 8 | octets[at++] & 0xff;
            }
        }
        if (length > octets.length - at) {
            throw broken();
        }
        at += length;
        return Arrays.copyOfRange(octets, at - length, at);
    }

    private static BadTags broken() {
        return new BadTags("p= is no RSA key");
    }
}
