// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One client's dialogue with a persona: a line in, a turn out. Knows no socket and no clock. */
final class Dialogue {
    private static final String HELLO =
            "250-receiver.test\n250-PIPELINING\n250-SIZE 104857600\n250-8BITMIME\n250 ENHANCEDSTATUSCODES";

    private final Persona persona;
    private final Passages passages;
    private final String client;
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";
    private boolean mail;

    Dialogue(Persona persona, Passages passages, String client) {
        this.persona = persona;
        this.passages = passages;
        this.client = client;
    }

    Turn banner(Instant now) {
        return ask(Stage.BANNER, List.of(), now);
    }

    /** A reply of 354 asks for the content. */
    Turn command(String line, Instant now) {
        var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO" -> reset(HELLO);
            case "HELO" -> reset("250 receiver.test");
            case "RSET" -> reset("250 2.0.0 Ok");
            case "NOOP" -> Turn.say("250 2.0.0 Ok");
            case "MAIL" -> mail(line, now);
            case "RCPT" -> recipient(path(line), now);
            case "DATA" ->
                recipients.isEmpty() ? Turn.say("554 5.5.1 No valid recipients") : ask(Stage.DATA, recipients, now);
            case "QUIT" -> new Turn("221 2.0.0 Bye", Duration.ZERO, true);
            default -> Turn.say("502 5.5.1 Not known here");
        };
    }

    private Turn reset(String reply) {
        mail = false;
        sender = "";
        recipients.clear();
        return Turn.say(reply);
    }

    private Turn mail(String line, Instant now) {
        reset("");
        sender = path(line);
        var turn = ask(Stage.MAIL, List.of(), now);
        mail = turn.positive();
        return turn;
    }

    private Turn recipient(String recipient, Instant now) {
        if (!mail) {
            return Turn.say("503 5.5.1 MAIL first");
        }
        passages.tried(sender, recipient, now);
        var turn = ask(Stage.RCPT, List.of(recipient), now);
        if (turn.positive()) {
            recipients.add(recipient);
        }
        return turn;
    }

    int octetsPerSecond(Instant now) {
        return persona.octetsPerSecond(new Facts(Stage.DATA, client, sender, recipients, now));
    }

    /** The final dot, after that content. */
    Turn dot(byte[] head, int length, Instant now, Consumer<Letter> letters) {
        var turn = ask(Stage.DOT, recipients, now);
        if (turn.positive()) {
            var letter = Letter.of(sender, recipients, head, length, now);
            passages.delivered(letter.header("Message-ID"), sender, recipients, now);
            letters.accept(letter);
        }
        reset("");
        return turn;
    }

    private Turn ask(Stage stage, List<String> about, Instant now) {
        return persona.turn(new Facts(stage, client, sender, about, now));
    }

    private static String path(String line) {
        int from = line.indexOf('<');
        int to = line.indexOf('>', from);
        return from < 0 || to < 0 ? "" : line.substring(from + 1, to);
    }
}
