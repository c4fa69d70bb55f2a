// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.smtp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;

/**
 * One SMTP session from a test to a server on loopback, command by command, or octet by octet where a test wants to
 * break the rules. Every method fails with {@link UncheckedIOException} when the server goes away or is silent for
 * longer than the patience.
 */
public final class SmtpClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket;
    private final BufferedInputStream in;
    private final BufferedOutputStream out;
    private final SmtpReply banner;

    private SmtpClient(int port, byte[] first, Duration patience) {
        try {
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(new InetSocketAddress("127.0.0.1", port), (int) patience.toMillis());
            in = new BufferedInputStream(socket.getInputStream());
            out = new BufferedOutputStream(socket.getOutputStream(), 32 << 10);
            raw(first);
            banner = read();
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " cannot be reached", e);
        }
    }

    /** Connects and reads the banner. */
    public static SmtpClient connect(int port) {
        return new SmtpClient(port, new byte[0], PATIENCE);
    }

    public static SmtpClient connect(int port, Duration patience) {
        return new SmtpClient(port, new byte[0], patience);
    }

    /** Connects and says these octets, such as a PROXY header, before it reads the banner. */
    public static SmtpClient connectSaying(int port, byte[] first) {
        return new SmtpClient(port, first, PATIENCE);
    }

    /** A session as coming from that address, by XCLIENT; EHLO was said. */
    public static SmtpClient from(int port, String address, String helo) {
        var client = connect(port);
        client.ehlo(helo);
        client.command("XCLIENT ADDR=" + address + " PORT=4711");
        client.ehlo(helo);
        return client;
    }

    public SmtpReply banner() {
        return banner;
    }

    public SmtpReply ehlo(String name) {
        return command("EHLO " + name);
    }

    /** @param reversePath empty for the null sender */
    public SmtpReply mail(String reversePath) {
        return command("MAIL FROM:<" + reversePath + ">");
    }

    public SmtpReply rcpt(String recipient) {
        return command("RCPT TO:<" + recipient + ">");
    }

    /** DATA and the message; the answer to DATA if that is no 354. Octets are taken one for a character. */
    public SmtpReply data(String message) {
        return data(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @param message with CRLF line ends; dots are stuffed here, and a final CRLF is added where there is none */
    public SmtpReply data(byte[] message) {
        var go = command("DATA");
        if (go.code() != 354) {
            return go;
        }
        return message(message);
    }

    /** The message and the final dot, after a 354. */
    public SmtpReply message(byte[] message) {
        try {
            boolean lineStart = true;
            for (byte b : message) {
                if (lineStart && b == '.') {
                    out.write('.');
                }
                out.write(b);
                lineStart = b == '\n';
            }
            return command(lineStart ? "." : "\r\n.");
        } catch (IOException e) {
            throw new UncheckedIOException("the server went away in DATA", e);
        }
    }

    /**
     * MAIL, one RCPT each, DATA.
     *
     * @return the first answer that is not positive, or the last one
     */
    public SmtpReply send(String reversePath, String message, String... recipients) {
        return send(reversePath, message.getBytes(StandardCharsets.ISO_8859_1), recipients);
    }

    /** The same for a message that is no text. */
    public SmtpReply send(String reversePath, byte[] message, String... recipients) {
        var reply = mail(reversePath);
        for (int i = 0; i < recipients.length && reply.code() == 250; i++) {
            reply = rcpt(recipients[i]);
        }
        return reply.code() == 250 ? data(message) : reply;
    }

    public SmtpReply command(String line) {
        raw((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return read();
    }

    /** Sends octets as they are. */
    public void raw(byte[] octets) {
        try {
            out.write(octets);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the server went away", e);
        }
    }

    /** The next answer, one that was pipelined included. */
    public SmtpReply read() {
        var lines = new ArrayList<String>();
        do {
            lines.add(line(in));
        } while (lines.getLast().length() > 3 && lines.getLast().charAt(3) == '-');
        return new SmtpReply(lines);
    }

    /** The server has closed the connection, after whatever it still had to say. */
    public boolean isClosedByServer() {
        try {
            while (in.read() >= 0) {
                // Its last words.
            }
            return true;
        } catch (IOException e) {
            return !(e instanceof SocketTimeoutException);
        }
    }

    private static String line(InputStream in) {
        try {
            var line = new ByteArrayOutputStream(128);
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("connection closed");
                }
                line.write(c);
            }
            return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException("no answer: " + e.getMessage(), e);
        }
    }

    /** QUIT is not said; {@link #quit} is for that. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which is what was asked for.
        }
    }

    public void quit() {
        command("QUIT");
        close();
    }
}
