// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.smtp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One connection of a scripted receiver: reads a command, asks the script, answers. */
final class ReceiverSession {
    private final int number;
    private final Script script;
    private final List<String> extensions;
    private final Consumer<ReceivedMessage> messages;
    private final Consumer<String> commands;
    private final BufferedInputStream in;
    private final BufferedOutputStream out;

    private String reversePath = "";
    private String mailParameters = "";
    private final List<String> recipients = new ArrayList<>();

    ReceiverSession(
            Socket socket,
            int number,
            Script script,
            List<String> extensions,
            Consumer<ReceivedMessage> messages,
            Consumer<String> commands)
            throws IOException {
        socket.setTcpNoDelay(true);
        this.number = number;
        this.script = script;
        this.extensions = extensions;
        this.messages = messages;
        this.commands = commands;
        this.in = new BufferedInputStream(socket.getInputStream(), 64 << 10);
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    void run() throws IOException {
        if (!answer(Step.CONNECT, "", "220 receiver.test ESMTP")) {
            return;
        }
        while (true) {
            var line = line();
            commands.accept(line);
            if (!handle(line)) {
                return;
            }
        }
    }

    /** @return whether the session goes on */
    private boolean handle(String line) throws IOException {
        var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO" -> answer(Step.EHLO, line, ehlo());
            case "HELO" -> answer(Step.EHLO, line, "250 receiver.test");
            case "MAIL" -> mail(line);
            case "RCPT" -> rcpt(line);
            case "DATA" -> data(line);
            case "RSET" -> {
                clear();
                yield answer(Step.RSET, line, "250 2.0.0 Ok");
            }
            case "QUIT" -> {
                answer(Step.QUIT, line, "221 2.0.0 Bye");
                out.flush();
                yield false;
            }
            default -> answer(Step.OTHER, line, verb.equals("NOOP") ? "250 2.0.0 Ok" : "502 5.5.1 Not known");
        };
    }

    private String ehlo() {
        var lines = new StringBuilder("250" + (extensions.isEmpty() ? " " : "-") + "receiver.test");
        for (int i = 0; i < extensions.size(); i++) {
            lines.append("\n250").append(i == extensions.size() - 1 ? ' ' : '-').append(extensions.get(i));
        }
        return lines.toString();
    }

    private boolean mail(String line) throws IOException {
        clear();
        reversePath = path(line);
        mailParameters = line.substring(line.indexOf('>') + 1).strip();
        return answer(Step.MAIL, line, "250 2.1.0 Ok");
    }

    private boolean rcpt(String line) throws IOException {
        recipients.add(path(line));
        var said = script.at(Step.RCPT, line).orElse(Answer.say("250 2.1.5 Ok"));
        if (!positive(said)) {
            recipients.removeLast();
        }
        return carryOut(said);
    }

    private boolean data(String line) throws IOException {
        if (recipients.isEmpty()) {
            return carryOut(Answer.say("554 5.5.1 No valid recipients"));
        }
        var go = script.at(Step.DATA, line).orElse(Answer.say("354 Go ahead"));
        if (!carryOut(go)) {
            return false;
        }
        if (!positive(go)) {
            return true;
        }
        out.flush();
        var bytes = message();
        var said = script.at(Step.END, String.join(" ", recipients)).orElse(Answer.say("250 2.0.0 Taken"));
        messages.accept(new ReceivedMessage(
                reversePath, mailParameters, List.copyOf(recipients), bytes, number, Instant.now(), positive(said)));
        clear();
        return carryOut(said);
    }

    private void clear() {
        reversePath = "";
        mailParameters = "";
        recipients.clear();
    }

    private static String path(String line) {
        int from = line.indexOf('<');
        int to = line.lastIndexOf('>');
        return from < 0 || to < from ? line : line.substring(from + 1, to);
    }

    private static boolean positive(Answer answer) {
        return switch (answer) {
            case Answer.Say say -> say.positive();
            case Answer.Later later -> positive(later.then());
            case Answer.HangUp _, Answer.Silence _ -> false;
        };
    }

    private boolean answer(Step step, String line, String usual) throws IOException {
        return carryOut(script.at(step, line).orElse(Answer.say(usual)));
    }

    private boolean carryOut(Answer answer) throws IOException {
        return switch (answer) {
            case Answer.Say say -> {
                for (var part : say.reply().split("\n")) {
                    out.write((part + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                }
                if (in.available() == 0) {
                    out.flush();
                }
                // 421 is followed by closing (RFC 5321 3.8).
                yield !say.reply().startsWith("421");
            }
            case Answer.HangUp _ -> {
                out.flush();
                yield false;
            }
            case Answer.Silence _ -> {
                out.flush();
                while (in.read() >= 0) {
                    // Hears nothing.
                }
                yield false;
            }
            case Answer.Later later -> {
                out.flush();
                try {
                    Thread.sleep(later.pause());
                } catch (InterruptedException e) {
                    yield false;
                }
                yield carryOut(later.then());
            }
        };
    }

    private String line() throws IOException {
        out.flush();
        var line = new ByteArrayOutputStream(128);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the client went away");
            }
            line.write(c);
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Reads up to the line with the single dot; a line begins after CRLF only. */
    private byte[] message() throws IOException {
        var message = new ByteArrayOutputStream(8 << 10);
        boolean lineStart = true;
        int last = 0;
        while (true) {
            int c = next();
            if (lineStart && c == '.') {
                c = next();
                if (c == '\r') {
                    int after = next();
                    if (after == '\n') {
                        return message.toByteArray();
                    }
                    message.write(c);
                    last = c;
                    c = after;
                }
            }
            message.write(c);
            lineStart = c == '\n' && last == '\r';
            last = c;
        }
    }

    private int next() throws IOException {
        int c = in.read();
        if (c < 0) {
            throw new EOFException("the client went away in its message");
        }
        return c;
    }
}
