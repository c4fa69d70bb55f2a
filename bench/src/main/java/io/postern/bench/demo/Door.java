// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import java.io.IOException;
import java.time.Duration;

/** The gateway's door: who knocks, and what he is told. */
final class Door {
    static final String GREYLISTED = "451 4\\.7\\.1 Greylisted, please try again in %s seconds?.*";
    static final String READER = "bert@local.test";

    private static final String NO_VERDICT = "451 4.3.0";
    private static final int TRIES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Timeline timeline;
    private final DemoSystem system;
    private final DemoWorld world;

    Door(Timeline timeline, DemoSystem system, DemoWorld world) {
        this.timeline = timeline;
        this.system = system;
        this.world = world;
    }

    /** Asks for a recipient, and must be answered so. */
    void knock(Party party, String sender, String recipient, String wanted) throws IOException {
        judge(ask(party, sender, recipient), wanted);
    }

    /** Asks for a recipient. Once more where no verdict came in time: a machine that has just started so much may be slow. */
    String ask(Party party, String sender, String recipient) throws IOException {
        var reply = askOnce(party, sender, recipient);
        for (int tries = 1; tries < TRIES && reply.startsWith(NO_VERDICT); tries++) {
            timeline.note("No verdict in time, as this machine is busy. Nobody loses by it: once more.");
            reply = askOnce(party, sender, recipient);
        }
        return reply;
    }

    private String askOnce(Party party, String sender, String recipient) throws IOException {
        try (var talk = SmtpTalk.from(system.mxPort(), party.address(), party.host())) {
            timeline.said(party.address(), "MAIL FROM:<" + sender + ">");
            timeline.answered(talk.say("MAIL FROM:<" + sender + ">"));
            timeline.said(party.address(), "RCPT TO:<" + recipient + ">");
            var reply = talk.say("RCPT TO:<" + recipient + ">");
            timeline.answered(reply);
            return reply;
        }
    }

    /** Hands a letter in, which must arrive at the server behind. */
    void deliver(Party party, String sender, String name, String subject) throws IOException {
        var id = "<" + name + "@" + party.domain() + ">";
        try (var talk = SmtpTalk.from(system.mxPort(), party.address(), party.host())) {
            timeline.said(party.address(), "RCPT TO:<" + READER + ">, DATA, …");
            var reply = talk.send(
                    sender,
                    READER,
                    "From: <%s>\nTo: Bert <%s>\nSubject: %s\nMessage-ID: %s\n\nCome!\n"
                            .formatted(sender, READER, subject, id));
            timeline.answered(reply);
            judge(reply, "250 2\\.0\\.0 Accepted as .*");
        }
        Await.until(
                PATIENCE,
                "the letter did not arrive at the server behind",
                () -> world.letters().stream()
                        .anyMatch(letter -> letter.header("Message-ID").equals(id)));
    }

    private static void judge(String reply, String wanted) {
        if (!reply.matches(wanted)) {
            throw new StepFailed(
                    reply.startsWith(NO_VERDICT)
                            ? "no verdict came in time; this machine is too busy for the demo now, try again when it is not"
                            : "another answer was due here; please report it, with what stands above");
        }
    }

    /** Nothing happens until then. */
    void pause(Duration until) {
        timeline.note("…");
        Await.until(
                Duration.ofSeconds(30),
                "the clock stands still",
                () -> timeline.elapsed().compareTo(until) >= 0);
    }
}
