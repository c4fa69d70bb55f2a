// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.tls;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Set;

/** What a server says to a {@link ClientHello}. */
public sealed interface ServerAnswer {
    /**
     * It agrees (RFC 5246 7.4.1.3).
     *
     * @param version such as {@code 0x0303} for TLS 1.2
     * @param compression 0 for none
     * @param extensions by their numbers
     */
    record Agreed(int version, int suite, int compression, Set<Integer> extensions) implements ServerAnswer {
        /** RFC 5746: another handshake cannot be somebody else's. */
        public boolean securesRenegotiation() {
            return extensions.contains(0xff01);
        }
    }

    /** An alert, or the end of the connection. @param how as a sentence */
    record Refused(String how) implements ServerAnswer {}

    /**
     * Says it over a connection on which nothing but a handshake is expected next.
     *
     * @throws IOException if the connection fails, or is silent for its timeout
     */
    static ServerAnswer to(ClientHello hello, Socket connection) throws IOException {
        try {
            connection.getOutputStream().write(hello.octets());
            var in = new DataInputStream(connection.getInputStream());
            int kind = in.readUnsignedByte();
            in.readUnsignedShort();
            in.readUnsignedShort();
            return switch (kind) {
                case 21 -> new Refused("alert %d.%d".formatted(in.readUnsignedByte(), in.readUnsignedByte()));
                case 22 -> agreed(in);
                default -> throw new IOException("a record of the kind " + kind + " is no answer to a hello");
            };
        } catch (EOFException | SocketException e) {
            return new Refused("the connection ended");
        }
    }

    private static Agreed agreed(DataInputStream in) throws IOException {
        int message = in.readUnsignedByte();
        if (message != 2) {
            throw new IOException("a message of the kind " + message + " is no answer to a hello");
        }
        in.readUnsignedByte();
        in.readUnsignedShort();
        int version = in.readUnsignedShort();
        in.skipNBytes(32);
        in.skipNBytes(in.readUnsignedByte());
        int suite = in.readUnsignedShort();
        int compression = in.readUnsignedByte();
        var extensions = new HashSet<Integer>();
        for (int left = in.readUnsignedShort(); left > 0; ) {
            extensions.add(in.readUnsignedShort());
            int size = in.readUnsignedShort();
            in.skipNBytes(size);
            left -= 4 + size;
        }
        return new Agreed(version, suite, compression, Set.copyOf(extensions));
    }
}
