// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import static io.postern.bench.demo.DemoWorld.LISTED;
import static io.postern.bench.demo.DemoWorld.LISTED_NAME;
import static io.postern.bench.demo.DemoWorld.NEIGHBOUR;
import static io.postern.bench.demo.DemoWorld.NEIGHBOUR_NAME;
import static io.postern.bench.demo.DemoWorld.STRANGER;
import static io.postern.bench.demo.DemoWorld.STRANGER_NAME;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;

/** What strangers live through at the door. */
final class InboundStory {
    static final Duration BLOCK_PERIOD = Duration.ofSeconds(4);
    private static final Duration EARLY = Duration.ofMillis(1500);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String WRITER = "carla@stranger.test";
    private static final String READER = "bert@local.test";
    private static final String GREYLISTED = "451 4\\.7\\.1 Greylisted, please try again in %s seconds?.*";
    private static final int SET_ASIDE = 3;
    private static final String NO_VERDICT = "451 4.3.0";

    private final Timeline timeline;
    private final DemoSystem system;
    private final DemoWorld world;

    InboundStory(Timeline timeline, DemoSystem system, DemoWorld world) {
        this.timeline = timeline;
        this.system = system;
        this.world = world;
    }

    void tell() throws IOException {
        stranger();
        listed();
        listGivenUp();
        relay();
    }

    private void stranger() throws IOException {
        timeline.chapter("A stranger brings a letter. Postern asks it to come back, which most spamware never does.");
        timeline.note("It comes from " + STRANGER + ", " + STRANGER_NAME + ".");
        knock(STRANGER, STRANGER_NAME, WRITER, READER, GREYLISTED.formatted("[34]"));
        var first = timeline.elapsed();
        timeline.chapter("It comes back too early, and is told what is left.");
        pause(first.plus(EARLY));
        knock(STRANGER, STRANGER_NAME, WRITER, READER, GREYLISTED.formatted("[123]"));
        timeline.chapter("It comes back in time: the letter is taken, and goes to the mail server behind Postern.");
        pause(first.plus(BLOCK_PERIOD).plusMillis(200));
        try (var talk = SmtpTalk.from(system.mxPort(), STRANGER, STRANGER_NAME)) {
            var content =
                    "From: Carla <%s>\nTo: Bert <%s>\nSubject: An invitation\nMessage-ID: <invitation@stranger.test>\n\nCome!\n"
                            .formatted(WRITER, READER);
            timeline.said(STRANGER, "RCPT TO:<" + READER + ">, DATA, …");
            expect(talk.send(WRITER, READER, content), "250 2\\.0\\.0 Accepted as .*");
        }
        Await.until(
                PATIENCE,
                "the letter did not arrive at the server behind",
                () -> world.letters().stream()
                        .anyMatch(letter -> letter.header("Message-ID").equals("<invitation@stranger.test>")));
        timeline.good("Bert has «An invitation».");
    }

    private void listed() throws IOException {
        timeline.chapter("A client whose address stands on a block list is refused, with the reason.");
        knock(LISTED, LISTED_NAME, "win@spammer.test", READER, "554 5\\.7\\.1 .*spam filter.*bl\\.test.*");
        timeline.good("Refused in the session: nobody is owed a report.");
    }

    private void listGivenUp() throws IOException {
        timeline.chapter("A block list is given up by its owner, and lists the whole world from now on.");
        if (!system.knows("lists")) {
            timeline.note("Left out: this build has no ./postern lists yet.");
            return;
        }
        world.listGivenUp(true);
        timeline.quote(lists(SET_ASIDE).lines().limit(2).collect(Collectors.joining("\n")));
        knock(NEIGHBOUR, NEIGHBOUR_NAME, "ada@neighbour.test", READER, GREYLISTED.formatted("[34]"));
        timeline.good("The list is set aside: the neighbour, whom it lists too, only has to come back.");
        world.listGivenUp(false);
        lists(0);
        timeline.good("The list is well again, and is asked as before.");
    }

    /** @param code that the command is to end with */
    private String lists(int code) {
        var last = new CommandResult[1];
        Await.until(PATIENCE, "./postern lists does not come to what is told", () -> {
            last[0] = system.command("lists");
            return last[0].code() == code;
        });
        return last[0].output().strip();
    }

    private void relay() throws IOException {
        timeline.chapter("Someone wants Postern to carry mail between strangers.");
        knock(STRANGER, STRANGER_NAME, WRITER, "dora@elsewhere.test", "55[04] 5\\.7\\.1 .*");
        timeline.good("No open relay.");
    }

    /** Once more where no verdict came in time: a machine that has just started so much may be slow. */
    private void knock(String client, String name, String sender, String recipient, String wanted) throws IOException {
        var reply = knockOnce(client, name, sender, recipient);
        for (int more = 0; more < 3 && reply.startsWith(NO_VERDICT); more++) {
            timeline.answered(reply);
            timeline.note("No verdict in time, as this machine is busy. Nobody loses by it: once more.");
            reply = knockOnce(client, name, sender, recipient);
        }
        expect(reply, wanted);
    }

    private String knockOnce(String client, String name, String sender, String recipient) throws IOException {
        try (var talk = SmtpTalk.from(system.mxPort(), client, name)) {
            timeline.said(client, "MAIL FROM:<" + sender + ">");
            var reply = talk.say("MAIL FROM:<" + sender + ">");
            timeline.answered(reply);
            timeline.said(client, "RCPT TO:<" + recipient + ">");
            return talk.say("RCPT TO:<" + recipient + ">");
        }
    }

    private void expect(String reply, String wanted) {
        timeline.answered(reply);
        if (!reply.matches(wanted)) {
            throw new StepFailed(
                    reply.startsWith(NO_VERDICT)
                            ? "no verdict came in time; this machine is too busy for the demo now, try again when it is not"
                            : "another answer was due here; please report it, with what stands above");
        }
    }

    private void pause(Duration until) {
        timeline.note("…");
        Await.until(
                Duration.ofSeconds(30),
                "the clock stands still",
                () -> timeline.elapsed().compareTo(until) >= 0);
    }
}
