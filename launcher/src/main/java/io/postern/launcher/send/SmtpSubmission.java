// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.send;

import io.postern.launcher.Complaint;
import io.postern.launcher.settings.Listener;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Submits a finished message as it is, which Vert.x Mail cannot: it would write headers and encodings of its own. */
public final class SmtpSubmission {
    private static final int PATIENCE_MILLIS = 60_000;

    private SmtpSubmission() {}

    /**
     * Submits one message.
     *
     * @param message with any line ends; they become CRLF
     * @return the server's last words about each of its parts, the last one about the message
     * @throws Complaint with the server's words, if it refuses
     */
    public static List<String> send(Listener listener, String from, List<String> to, byte[] message) {
        var replies = new ArrayList<String>();
        try (var socket = new Socket(listener.reachable(), listener.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var out = socket.getOutputStream();
            expect(in, replies, '2');
            say(out, "EHLO localhost");
            expect(in, replies, '2');
            say(out, "MAIL FROM:<" + from + ">");
            expect(in, replies, '2');
            for (var recipient : to) {
                say(out, "RCPT TO:<" + recipient + ">");
                expect(in, replies, '2');
            }
            say(out, "DATA");
            expect(in, replies, '3');
            out.write(wire(message));
            out.flush();
            expect(in, replies, '2');
            say(out, "QUIT");
            return replies;
        } catch (IOException e) {
            throw new Complaint(
                    "The listener " + listener.name() + " (" + listener.address() + ") broke off (" + e.getMessage()
                            + "); see ./postern status.",
                    e);
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void expect(BufferedReader in, List<String> replies, char first) throws IOException {
        var line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the connection was closed");
        }
        replies.add(line);
        if (line.isEmpty() || line.charAt(0) != first) {
            throw new Complaint("The message was not accepted: " + line);
        }
    }

    /** With CRLF line ends, dots stuffed and the final dot (RFC 5321 4.5.2). */
    static byte[] wire(byte[] message) {
        var out = new ByteArrayOutputStream(message.length + 64);
        boolean lineStart = true;
        for (int i = 0; i < message.length; i++) {
            byte octet = message[i];
            if (octet == '\r') {
                if (i + 1 < message.length && message[i + 1] == '\n') {
                    continue;
                }
                octet = '\n';
            }
            if (octet == '\n') {
                out.write('\r');
            } else if (octet == '.' && lineStart) {
                out.write('.');
            }
            out.write(octet);
            lineStart = octet == '\n';
        }
        out.writeBytes((lineStart ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
