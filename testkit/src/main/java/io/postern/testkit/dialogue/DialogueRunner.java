// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dialogue;

import io.postern.testkit.dialogue.Step.Expect;
import io.postern.testkit.dialogue.Step.Say;
import io.postern.testkit.dialogue.Step.ShakeHands;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a server against a dialogue, over a connection of its own. */
public final class DialogueRunner {
    private static final int SHOWN = 120;

    private Socket socket;
    private ReplyReader replies;
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private final List<String> said = new ArrayList<>();

    private DialogueRunner(Socket socket) throws IOException {
        this.socket = socket;
        this.replies = replies(socket);
    }

    private static ReplyReader replies(Socket socket) throws IOException {
        return new ReplyReader(new BufferedInputStream(socket.getInputStream()));
    }

    /**
     * Plays all of it, up to the first thing that the server does otherwise.
     *
     * @param server what kind it is, such as {@code postfix}, for files that name it
     * @param patience how long a reply is waited for
     * @throws IOException if the server cannot be reached
     */
    public static Outcome play(Dialogue dialogue, String server, InetSocketAddress address, Duration patience)
            throws IOException {
        var reason = dialogue.unless().get(server);
        if (reason != null) {
            return new Outcome.PassedOver(reason);
        }
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(address, (int) patience.toMillis());
            return new DialogueRunner(socket).play(dialogue.steps(), server);
        }
    }

    private Outcome play(List<Step> steps, String server) {
        for (var step : steps) {
            switch (step) {
                case Say(var _, var octets) -> unsent.writeBytes(octets);
                case ShakeHands(int line) -> {
                    send();
                    var trouble = secure();
                    if (trouble != null) {
                        return new Outcome.Differs(line, "a TLS handshake", trouble, List.copyOf(said));
                    }
                }
                case Expect expect -> {
                    send();
                    var expected = expect.of(server);
                    for (int i = 0; i < expect.times(); i++) {
                        var heard = replies.next();
                        note("S", heard.toString());
                        if (!expected.met(heard)) {
                            return new Outcome.Differs(
                                    expect.line(), expected.toString(), heard.toString(), List.copyOf(said));
                        }
                        if (expected instanceof Expected.Closed) {
                            return new Outcome.Kept();
                        }
                    }
                }
            }
        }
        return new Outcome.Kept();
    }

    /** Answers what went wrong as a sentence; null if nothing did. */
    private @Nullable String secure() {
        try {
            if (replies.unread()) {
                return "more in clear text: " + replies.next();
            }
            var secured = Handshake.over(socket);
            note("-", "TLS handshake done: " + secured.getSession().getProtocol());
            socket = secured;
            replies = replies(secured);
            return null;
        } catch (IOException e) {
            return "the handshake failed: " + e.getMessage();
        }
    }

    /** A server that hangs up may do so while it is spoken to; what it said before that is still to be read. */
    private void send() {
        if (unsent.size() == 0) {
            return;
        }
        note("C", unsent.toString(StandardCharsets.ISO_8859_1));
        try {
            unsent.writeTo(socket.getOutputStream());
        } catch (IOException e) {
            note("C", "(the server took no more: " + e.getMessage() + ")");
        }
        unsent.reset();
    }

    private void note(String who, String text) {
        var start = text.substring(0, Math.min(text.length(), SHOWN)).strip();
        said.add(who + ": " + Octets.escaped(start) + (text.length() > SHOWN ? "…" : ""));
    }
}
