// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import io.postern.bench.receiver.Letter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;

/** What our own mail lives through out in the world. */
final class OutboundStory {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final int CLASS = 300;
    private static final String WRITER = "anna@local.test";
    private static final String PARENT = "parent@school.test";
    private static final String GONE = "never.heard@office.test";

    private final Timeline timeline;
    private final DemoSystem system;
    private final DemoWorld world;

    OutboundStory(Timeline timeline, DemoSystem system, DemoWorld world) {
        this.timeline = timeline;
        this.system = system;
        this.world = world;
    }

    void tell() throws IOException {
        hint();
        classMail();
        report();
    }

    private void hint() throws IOException {
        timeline.chapter(
                "Anna writes to a server that greylists, too, and says for how long. Postern comes back when it says.");
        submit(PARENT, "A question");
        Await.until(
                PATIENCE,
                "it was not delivered",
                () -> world.school().about(PARENT).stream()
                        .anyMatch(answer -> answer.reply().startsWith("250")));
        var answers = world.school().about(PARENT);
        for (var answer : answers) {
            timeline.said("Postern", "RCPT TO:<" + PARENT + ">");
            timeline.answered("%s   (%s s after the first try)"
                    .formatted(
                            answer.reply(),
                            seconds(Duration.between(answers.getFirst().at(), answer.at()))));
        }
        if (answers.size() != 2 || !answers.getFirst().reply().startsWith("451")) {
            throw new StepFailed("there should have been one refusal and one delivery");
        }
        timeline.good("Delivered at the second try, none was wasted.");
    }

    private void classMail() throws IOException {
        timeline.chapter(
                "A school writes to " + CLASS + " families, each its own message, all behind that greylisting server.");
        var recipients = new ArrayList<String>();
        try (var talk = SmtpTalk.here(system.relayPort())) {
            for (int i = 1; i <= CLASS; i++) {
                var recipient = "family" + i + "@school.test";
                recipients.add(recipient);
                accepted(talk.send(WRITER, recipient, letter(recipient, "The excursion")));
            }
        }
        timeline.note(CLASS + " messages accepted, and on disk.");
        var passages = world.schoolPassages();
        Await.until(
                Duration.ofSeconds(40),
                "not all were delivered",
                () -> passages.count(recipients::contains).delivered() == CLASS);
        var count = passages.count(recipients::contains);
        timeline.note("%d delivered, %d duplicates; first try to last delivery %s s, of which the server wanted %d s."
                .formatted(
                        count.delivered(),
                        count.duplicates(),
                        seconds(count.took()),
                        DemoWorld.GREYLISTING.toSeconds()));
        timeline.note("Tries that came too early: " + count.wasted() + ".");
        if (count.duplicates() > 0) {
            throw new StepFailed("a family has the letter twice");
        }
        timeline.good("All families have it.");
    }

    private void report() throws IOException {
        timeline.chapter("Anna writes to somebody who does not exist any more. She must hear of it.");
        submit(GONE, "Are you still there?");
        Await.until(
                PATIENCE,
                "no report arrived at Anna's",
                () -> world.letters().stream().anyMatch(OutboundStory::isReport));
        var answer = world.office().about(GONE).getLast();
        timeline.said("Postern", "RCPT TO:<" + GONE + ">");
        timeline.answered(answer.reply());
        var report = world.letters().stream()
                .filter(OutboundStory::isReport)
                .findFirst()
                .orElseThrow();
        timeline.note(
                "A report arrives at " + report.recipients().getFirst() + ", «" + report.header("Subject") + "»:");
        timeline.quote(ReportLetter.humanPart(report.content()));
        timeline.good("Nothing disappears in silence.");
    }

    private static boolean isReport(Letter letter) {
        return letter.sender().isEmpty() && letter.recipients().contains(WRITER);
    }

    private void submit(String recipient, String subject) throws IOException {
        try (var talk = SmtpTalk.here(system.relayPort())) {
            timeline.said("Anna", "MAIL FROM:<" + WRITER + ">, RCPT TO:<" + recipient + ">, DATA, …");
            var reply = talk.send(WRITER, recipient, letter(recipient, subject));
            timeline.answered(reply);
            accepted(reply);
        }
    }

    private static void accepted(String reply) {
        if (!reply.startsWith("250")) {
            throw new StepFailed("it should have been accepted, but the answer is " + reply);
        }
    }

    private static String letter(String recipient, String subject) {
        return "From: Anna <%s>\nTo: <%s>\nSubject: %s\nMessage-ID: <%s-%s>\n\nHello.\n"
                .formatted(WRITER, recipient, subject, subject.length(), recipient);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3);
    }
}
