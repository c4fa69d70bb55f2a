// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.edge;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One blocking session, with little memory of its own. */
final class Talk implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 120_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** Connects, and reads the banner. */
    Talk(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
        expect("220");
    }

    /** @param socket connected; nothing is read yet */
    Talk(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream(), 512);
        out = socket.getOutputStream();
    }

    /** Says a command. @return the last line of the reply, which begins as expected */
    String ask(String command, String expected) throws IOException {
        send((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return expect(expected);
    }

    void send(byte[] octets) throws IOException {
        out.write(octets);
        out.flush();
    }

    /** Up to the 354 of DATA. */
    void begin(String recipient) throws IOException {
        envelope(recipient);
        ask("DATA", "354");
    }

    void envelope(String recipient) throws IOException {
        ask("EHLO bench.test", "250");
        ask("MAIL FROM:<bench@local.test>", "250");
        ask("RCPT TO:<" + recipient + ">", "250");
    }

    String expect(String expected) throws IOException {
        while (true) {
            var line = new StringBuilder();
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new IOException("the edge hung up after: " + line);
                }
                line.append((char) octet);
            }
            if (line.length() < 4 || line.charAt(3) != '-') {
                var reply = line.toString().strip();
                if (!reply.startsWith(expected)) {
                    throw new IOException("instead of " + expected + " the edge said: " + reply);
                }
                return reply;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
