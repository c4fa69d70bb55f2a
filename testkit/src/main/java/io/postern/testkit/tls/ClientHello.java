// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The first message of a client (RFC 5246 7.4.1.2), up to TLS 1.2, with the usual curves and signatures.
 *
 * @param version the newest that it knows: {@code 0x0300} for SSL 3.0, {@code 0x0303} for TLS 1.2
 * @param suites by their numbers, best first
 * @param compression whether DEFLATE is asked for, before none at all
 */
public record ClientHello(int version, List<Integer> suites, boolean compression) {
    private static final int HANDSHAKE = 22;
    private static final int SUPPORTED_GROUPS = 10;
    private static final int POINT_FORMATS = 11;
    private static final int SIGNATURES = 13;
    /** RFC 5746. */
    private static final int RENEGOTIATION = 0xff01;

    /** As a record. */
    byte[] octets() {
        var hello = new Message();
        hello.two(version);
        var random = new byte[32];
        RandomGenerator.getDefault().nextBytes(random);
        hello.all(random);
        hello.one(0);
        var wanted = new Message();
        suites.forEach(wanted::two);
        hello.sized(wanted);
        hello.all(compression ? new byte[] {2, 1, 0} : new byte[] {1, 0});
        hello.sized(extensions());

        var handshake = new Message();
        handshake.one(1);
        handshake.one(0);
        handshake.sized(hello);
        var record = new Message();
        record.one(HANDSHAKE);
        record.two(Math.min(version, 0x0301));
        record.sized(handshake);
        return record.octets();
    }

    private static Message extensions() {
        var extensions = new Message();
        // x25519, secp256r1, secp384r1, ffdhe2048
        extension(extensions, SUPPORTED_GROUPS, 0, 8, 0, 29, 0, 23, 0, 24, 1, 0);
        extension(extensions, POINT_FORMATS, 1, 0);
        // ECDSA, RSA-PSS and RSA with SHA-256, ECDSA and RSA with SHA-1
        extension(extensions, SIGNATURES, 0, 10, 4, 3, 8, 4, 4, 1, 2, 3, 2, 1);
        extension(extensions, RENEGOTIATION, 0);
        return extensions;
    }

    private static void extension(Message to, int kind, int... octets) {
        to.two(kind);
        var body = new Message();
        for (int octet : octets) {
            body.one(octet);
        }
        to.sized(body);
    }

    /** Numbers with the most significant octet first. */
    private static final class Message {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

        void one(int octet) {
            octets.write(octet);
        }

        void two(int number) {
            octets.writeBytes(
                    ByteBuffer.allocate(Short.BYTES).putShort((short) number).array());
        }

        void all(byte[] more) {
            octets.writeBytes(more);
        }

        void sized(Message inner) {
            two(inner.octets.size());
            all(inner.octets());
        }

        byte[] octets() {
            return octets.toByteArray();
        }
    }
}
