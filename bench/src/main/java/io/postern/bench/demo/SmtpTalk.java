// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client's session with a server on loopback, command by command. */
public final class SmtpTalk implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;

    private SmtpTalk(int port) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        out = socket.getOutputStream();
        reply();
    }

    /** As this machine. */
    public static SmtpTalk here(int port) throws IOException {
        var talk = new SmtpTalk(port);
        talk.say("EHLO here.local.test");
        return talk;
    }

    /** As from another address (XCLIENT, as Postfix has it). */
    public static SmtpTalk from(int port, String address, String name) throws IOException {
        var talk = new SmtpTalk(port);
        talk.say("EHLO " + name);
        talk.say("XCLIENT ADDR=" + address + " PORT=4711");
        talk.say("EHLO " + name);
        return talk;
    }

    /** The last line of the answer. */
    String say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return reply();
    }

    private String reply() throws IOException {
        while (true) {
            var line = in.readLine();
            if (line == null) {
                throw new IOException("the server went away");
            }
            if (line.length() < 4 || line.charAt(3) != '-') {
                return line;
            }
        }
    }

    /**
     * MAIL, RCPT, DATA and content.
     *
     * @return the first answer that is not positive, or the last
     */
    public String send(String sender, String recipient, String content) throws IOException {
        var reply = say("MAIL FROM:<" + sender + ">");
        reply = reply.startsWith("2") ? say("RCPT TO:<" + recipient + ">") : reply;
        reply = reply.startsWith("2") ? say("DATA") : reply;
        return reply.startsWith("3") ? say(content.replace("\n", "\r\n") + "\r\n.") : reply;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
