// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import io.postern.bench.load.Traffic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** One client that hands in one message. */
final class Caller {
    static final String CLOSED = "nobody listens";
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int BODY = 2048;
    private static final byte[] TEXT = Traffic.body(BODY);

    private final Traffic traffic;
    private final long message;
    private final int number;
    private Moment at = Moment.CONNECT;
    private String reply = "";
    private long rcptMicros = -1;

    /** @param message of the traffic: who writes to whom */
    Caller(Traffic traffic, long message, int number) {
        this.traffic = traffic;
        this.message = message;
        this.number = number;
    }

    Try call(Door door) {
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", door.port()), PATIENCE_MILLIS);
            talk(
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)),
                    socket.getOutputStream());
        } catch (ConnectException e) {
            reply = CLOSED;
        } catch (SocketTimeoutException e) {
            reply = "no answer";
        } catch (IOException e) {
            reply = "connection lost";
        }
        return new Try(number, at, reply, rcptMicros);
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException {
        var hello = "EHLO mx." + traffic.senderDomain(message);
        listen(in, Moment.BANNER);
        if (goesOn("2")
                && say(in, out, Moment.EHLO, hello)
                && say(
                        in,
                        out,
                        Moment.XCLIENT,
                        "XCLIENT NAME=mx." + traffic.senderDomain(message) + " ADDR=" + traffic.client(message))
                && say(in, out, Moment.EHLO, hello)
                && say(in, out, Moment.MAIL, "MAIL FROM:<" + traffic.sender(message) + ">")
                && recipient(in, out)
                && say(in, out, Moment.DATA, "DATA")) {
            var headers = traffic.headers(message, number, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            out.write(headers.getBytes(StandardCharsets.ISO_8859_1));
            out.write(TEXT);
            say(in, out, Moment.CONTENT, "\r\n.");
        }
        quit(out);
    }

    /** What counts was said before. */
    private static void quit(OutputStream out) {
        try {
            out.write("QUIT\r\n".getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // It has gone already.
        }
    }

    private boolean recipient(BufferedReader in, OutputStream out) throws IOException {
        long asked = System.nanoTime();
        boolean taken = say(in, out, Moment.RCPT, "RCPT TO:<" + traffic.recipient(message) + ">");
        rcptMicros = (System.nanoTime() - asked) / 1000;
        return taken;
    }

    private boolean say(BufferedReader in, OutputStream out, Moment moment, String line) throws IOException {
        at = moment;
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        listen(in, moment);
        return goesOn(moment == Moment.DATA ? "3" : "2");
    }

    private boolean goesOn(String wanted) {
        return reply.startsWith(wanted);
    }

    /** The last line of the reply. Where it stands is known only once something was said. */
    private void listen(BufferedReader in, Moment moment) throws IOException {
        while (true) {
            var line = in.readLine();
            if (line == null) {
                throw new IOException("the server went away");
            }
            at = moment;
            if (line.length() < 4 || line.charAt(3) != '-') {
                reply = line;
                return;
            }
        }
    }
}
