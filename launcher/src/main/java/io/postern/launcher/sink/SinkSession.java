// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.sink;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection to the sink, from the banner to QUIT, on a thread of its own. */
final class SinkSession implements Runnable {
    private static final int LONGEST_LINE = 64 << 10;
    private static final int LARGEST = 64 << 20;

    private final Socket socket;
    private final Consumer<SinkMessage> taken;
    private String from = "";
    private final List<String> to = new ArrayList<>();

    SinkSession(Socket socket, Consumer<SinkMessage> taken) {
        this.socket = socket;
        this.taken = taken;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(300_000);
            converse(new BufferedInputStream(socket.getInputStream()), socket.getOutputStream());
        } catch (IOException e) {
            // The client went away.
        }
    }

    private void converse(InputStream in, OutputStream out) throws IOException {
        say(out, "220 sink.localhost ESMTP Postern sink");
        for (var line = line(in); line != null; line = line(in)) {
            var text = new String(line, StandardCharsets.UTF_8).strip();
            var verb = text.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" ->
                    say(out, "250-sink.localhost\r\n250-PIPELINING\r\n250-SIZE " + LARGEST + "\r\n250 8BITMIME");
                case "MAIL" -> {
                    from = address(text);
                    to.clear();
                    say(out, "250 2.1.0 Fine");
                }
                case "RCPT" -> {
                    to.add(address(text));
                    say(out, "250 2.1.5 Fine");
                }
                case "DATA" -> {
                    if (to.isEmpty()) {
                        say(out, "503 5.5.1 RCPT first");
                    } else {
                        say(out, "354 Go on");
                        data(in, out);
                    }
                }
                case "RSET" -> {
                    to.clear();
                    say(out, "250 2.0.0 Fine");
                }
                case "HELO", "NOOP" -> say(out, "250 Fine");
                case "QUIT" -> {
                    say(out, "221 2.0.0 Bye");
                    return;
                }
                default -> say(out, "500 5.5.2 Not known here");
            }
        }
    }

    private void data(InputStream in, OutputStream out) throws IOException {
        var content = new ByteArrayOutputStream();
        for (var line = line(in); line != null; line = line(in)) {
            if (line.length == 3 && line[0] == '.' && line[1] == '\r') {
                if (content.size() > LARGEST) {
                    say(out, "552 5.3.4 Too large");
                } else {
                    taken.accept(new SinkMessage(from, List.copyOf(to), content.toByteArray()));
                    say(out, "250 2.0.0 Taken");
                }
                to.clear();
                return;
            }
            int stuffed = line.length > 0 && line[0] == '.' ? 1 : 0;
            if (content.size() <= LARGEST) {
                content.write(line, stuffed, line.length - stuffed);
            }
        }
    }

    private static String address(String command) {
        int open = command.indexOf('<');
        int close = command.indexOf('>', open + 1);
        return open < 0 || close < 0 ? command : command.substring(open + 1, close);
    }

    /** With its line end; cut where it is too long; null at the end. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(128);
        for (int c = in.read(); c >= 0; c = in.read()) {
            line.write(c);
            if (c == '\n' || line.size() == LONGEST_LINE) {
                return line.toByteArray();
            }
        }
        return null;
    }

    private static void say(OutputStream out, String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
