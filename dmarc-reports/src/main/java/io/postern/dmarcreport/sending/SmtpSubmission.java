// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.sending;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** By SMTP to a listener of ours, on a connection for each message: there are few of them, and nobody waits. */
public final class SmtpSubmission implements Submission {
    private static final System.Logger LOG = System.getLogger(SmtpSubmission.class.getName());
    private static final int MAX_LINES = 100;

    private final String host;
    private final int port;
    private final String name;
    private final int patienceMillis;

    /**
     * @param relay {@code host:port}
     * @param name that EHLO says
     * @throws IllegalArgumentException with a sentence, if the address cannot be read
     */
    public SmtpSubmission(String relay, String name, Duration patience) {
        int colon = relay.lastIndexOf(':');
        try {
            host = relay.substring(0, Math.max(0, colon)).replace("[", "").replace("]", "");
            port = Integer.parseInt(relay.substring(colon + 1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "postern.dmarc-reports.relay is \"" + relay + "\"; write it like 127.0.0.1:2526", e);
        }
        this.name = name;
        this.patienceMillis = Math.toIntExact(patience.toMillis());
    }

    @Override
    public Answer send(String from, String to, byte[] message) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), patienceMillis);
            socket.setSoTimeout(patienceMillis);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var out = socket.getOutputStream();
            var answer = dialogue(in, out, from, to, message);
            say(out, "QUIT");
            return answer;
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a DMARC report could not be handed in to {0}:{1}: {2}",
                    host,
                    Integer.toString(port),
                    e.getMessage());
            return Answer.AWAY;
        }
    }

    private Answer dialogue(BufferedReader in, OutputStream out, String from, String to, byte[] message)
            throws IOException {
        var answer = heard(in, '2');
        for (var command : new String[] {"EHLO " + name, "MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">"}) {
            if (answer == Answer.TAKEN) {
                say(out, command);
                answer = heard(in, '2');
            }
        }
        if (answer == Answer.TAKEN) {
            say(out, "DATA");
            answer = heard(in, '3');
        }
        if (answer == Answer.TAKEN) {
            out.write(stuffed(message));
            out.flush();
            answer = heard(in, '2');
        }
        return answer;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static Answer heard(BufferedReader in, char expected) throws IOException {
        for (int lines = 0; lines < MAX_LINES; lines++) {
            var line = in.readLine();
            if (line == null) {
                throw new IOException("the connection was closed");
            }
            if (line.length() > 3 && line.charAt(3) == '-') {
                continue;
            }
            if (!line.isEmpty() && line.charAt(0) == expected) {
                return Answer.TAKEN;
            }
            LOG.log(System.Logger.Level.WARNING, "a DMARC report is not taken: {0}", line);
            return line.startsWith("5") ? Answer.REFUSED : Answer.FAILED;
        }
        throw new IOException("a reply without an end");
    }

    /** RFC 5321 section 4.5.2. */
    private static byte[] stuffed(byte[] message) {
        var out = new ByteArrayOutputStream(message.length + 64);
        boolean lineStart = true;
        for (byte octet : message) {
            if (lineStart && octet == '.') {
                out.write('.');
            }
            out.write(octet);
            lineStart = octet == '\n';
        }
        out.writeBytes((lineStart ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
