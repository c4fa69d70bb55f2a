// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import io.postern.bench.sink.EndOfData;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Carries a dialogue over a socket. */
final class ReceiverSession {
    private static final int LONGEST_LINE = 4096;
    private static final int KEPT = 64 << 10;
    private static final int SIPS_PER_SECOND = 10;

    private final InputStream in;
    private final OutputStream out;
    private final Dialogue dialogue;
    private final Consumer<Letter> letters;
    private final byte[] octets = new byte[8 << 10];
    private int at;
    private int end;

    ReceiverSession(Socket socket, Dialogue dialogue, Consumer<Letter> letters) throws IOException {
        this.in = socket.getInputStream();
        this.out = new BufferedOutputStream(socket.getOutputStream());
        this.dialogue = dialogue;
        this.letters = letters;
    }

    /** Returns when the connection is to be closed. */
    void run() throws IOException, InterruptedException {
        boolean open = carryOut(dialogue.banner(Instant.now()));
        while (open) {
            var turn = dialogue.command(line(), Instant.now());
            open = carryOut(turn);
            if (open && turn.reply().startsWith("354")) {
                open = content();
            }
        }
        out.flush();
    }

    private boolean content() throws IOException, InterruptedException {
        out.flush();
        int rate = dialogue.octetsPerSecond(Instant.now());
        var head = new byte[KEPT];
        int kept = 0;
        var search = new EndOfData();
        while (true) {
            if (at == end) {
                fill(rate);
            }
            int after = search.find(octets, at, end);
            int stop = after < 0 ? end : after;
            int length = Math.min(stop - at, KEPT - kept);
            System.arraycopy(octets, at, head, kept, length);
            kept += length;
            at = stop;
            if (after >= 0) {
                return carryOut(dialogue.dot(head, kept, Instant.now(), letters));
            }
        }
    }

    private boolean carryOut(Turn turn) throws IOException, InterruptedException {
        if (turn.pause().isPositive()) {
            out.flush();
            Thread.sleep(turn.pause());
        }
        if (!turn.reply().isEmpty()) {
            out.write((turn.reply().replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        return !turn.close();
    }

    private String line() throws IOException, InterruptedException {
        var line = new StringBuilder();
        while (true) {
            if (at == end) {
                out.flush();
                fill(0);
            }
            byte octet = octets[at++];
            if (octet == '\n') {
                return line.toString().stripTrailing();
            }
            if (line.length() < LONGEST_LINE) {
                line.append((char) (octet & 0xff));
            }
        }
    }

    /** @param rate octets a second; 0 for all that is there */
    private void fill(int rate) throws IOException, InterruptedException {
        int sip = rate == 0 ? octets.length : Math.clamp(rate / SIPS_PER_SECOND, 1, octets.length);
        at = 0;
        end = Math.max(0, in.read(octets, 0, sip));
        if (end == 0) {
            throw new EOFException("the client went away");
        }
        if (rate > 0) {
            Thread.sleep(Duration.ofNanos(1_000_000_000L * end / rate));
        }
    }
}
