// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.reputation.content.MessageSource;
import io.postern.reputation.scanner.Scanner.ContentFailure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** A connection to a scanner, over TCP or a socket of the machine. Closing it ends whatever waits on it. */
final class Conversation implements Closeable {
    private static final int BUFFER = 16 << 10;

    private final ScannerAddress address;
    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;

    private Conversation(ScannerAddress address, SocketChannel channel) {
        this.address = address;
        this.channel = channel;
        this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    }

    /** Not connected yet. */
    static Conversation with(ScannerAddress address) throws IOException {
        return new Conversation(address, address.open());
    }

    void connect() throws IOException {
        channel.connect(address.resolve());
    }

    DataInputStream in() {
        return in;
    }

    DataOutputStream out() {
        return out;
    }

    /** Reads up to an octet, which is left out, or up to the end. */
    byte[] upTo(int end, int most) throws IOException {
        var read = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != end; octet = in.read()) {
            if (read.size() == most) {
                throw new IOException("it says more than " + most + " octets");
            }
            read.write(octet);
        }
        return read.toByteArray();
    }

    /** A message whose failures can be told from those of the connection. */
    static InputStream open(MessageSource message) throws ContentFailure {
        InputStream content;
        try {
            content = message.open();
        } catch (IOException e) {
            throw new ContentFailure(e);
        }
        return new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    return content.read();
                } catch (IOException e) {
                    throw new ContentFailure(e);
                }
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                try {
                    return content.read(into, from, length);
                } catch (IOException e) {
                    throw new ContentFailure(e);
                }
            }

            @Override
            public void close() throws IOException {
                content.close();
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
