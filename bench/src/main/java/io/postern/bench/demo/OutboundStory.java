// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import io.postern.bench.latency.Figures;
import io.postern.bench.receiver.Letter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What our own mail lives through out in the world. */
final class OutboundStory {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration PROGRESS = Duration.ofSeconds(4);
    private static final Duration ACCEPTING = Duration.ofMinutes(2);
    private static final int CLASS = 300;
    private static final int CLIENTS = 6;
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
                "Anna writes to a server that greylists as well, and says for how long. Postern comes back then.");
        submit(PARENT, "A question");
        for (int tries = 1;
                delivered(PARENT) == 0 || tries <= world.school().about(PARENT).size();
                tries++) {
            int wanted = tries;
            Await.until(
                    PATIENCE,
                    "it was not tried again",
                    () -> world.school().about(PARENT).size() >= wanted);
            var answer = world.school().about(PARENT).get(tries - 1);
            var first = world.school().about(PARENT).getFirst();
            timeline.said("Postern", "RCPT TO:<" + PARENT + ">");
            timeline.answered(answer.reply()
                    + (tries == 1 ? "" : "   (" + seconds(Duration.between(first.at(), answer.at())) + " s after it)"));
        }
        var answers = world.school().about(PARENT);
        if (answers.size() != 2 || !answers.getFirst().reply().startsWith("451")) {
            throw new StepFailed("there should have been one refusal and one delivery");
        }
        timeline.good("Delivered at the second try, none was wasted.");
    }

    private void classMail() throws IOException {
        timeline.chapter("A school writes to " + CLASS + " families, a message each, through that greylisting server.");
        var accepted = new AtomicInteger();
        var recipients = IntStream.rangeClosed(1, CLASS)
                .mapToObj(i -> "family" + i + "@school.test")
                .toList();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> clients.submit(() -> submitSome(recipients, client, accepted)))
                    .toList();
            Await.until(
                    ACCEPTING,
                    "not all were accepted in time",
                    () -> sent.stream().allMatch(Future::isDone),
                    PROGRESS,
                    since -> timeline.waits(since, accepted.get() + " of " + CLASS + " are accepted"));
            for (var all : sent) {
                all.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new StepFailed("not all were accepted: " + e.getMessage());
        }
        timeline.note(CLASS + " messages accepted, and on disk.");
        var passages = world.schoolPassages();
        Await.until(
                Duration.ofMinutes(2),
                "not all were delivered; a machine that is busy with other things may be too slow for this story",
                () -> passages.count(recipients::contains).delivered() == CLASS,
                PROGRESS,
                since -> timeline.waits(
                        since,
                        passages.count(recipients::contains).delivered() + " of " + CLASS
                                + " have it, the others wait"));
        var count = passages.count(recipients::contains);
        timeline.note("%d delivered, %d duplicates. From the first try of all to the last delivery: %s s."
                .formatted(count.delivered(), count.duplicates(), seconds(count.took())));
        timeline.note("The server wanted each to wait %d s; they waited %s s, and %s s at the most."
                .formatted(DemoWorld.GREYLISTING.toSeconds(), waited(recipients, 50), waited(recipients, 100)));
        timeline.note("Tries that came too early: " + count.wasted() + ".");
        if (count.duplicates() > 0) {
            throw new StepFailed("a family has the letter twice");
        }
        timeline.good("All families have it.");
    }

    private @Nullable Void submitSome(List<String> recipients, int client, AtomicInteger accepted) throws IOException {
        try (var talk = SmtpTalk.here(system.relayPort())) {
            for (int i = client; i < recipients.size(); i += CLIENTS) {
                accepted(talk.send(WRITER, recipients.get(i), letter(recipients.get(i), "The excursion")));
                accepted.incrementAndGet();
            }
        }
        return null;
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

    private long delivered(String recipient) {
        return world.school().about(recipient).stream()
                .filter(answer -> answer.reply().startsWith("250"))
                .count();
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

    private String waited(List<String> recipients, double percent) {
        var seconds = world.schoolPassages().all().stream()
                .filter(passage -> recipients.contains(passage.recipient()))
                .mapToDouble(passage -> Duration.between(passage.firstTry(), passage.delivered())
                                .toMillis()
                        / 1e3)
                .toArray();
        return String.format(Locale.ROOT, "%.1f", Figures.percentile(seconds, percent));
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
