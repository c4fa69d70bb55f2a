// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.delivery.letter.Fields;
import io.postern.delivery.letter.LetterText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part for people: what, to whom, in whose words, since when, and what to do. */
final class ReportText {
    /** Groups of recipients who met the same fate; beyond them the machine's part must do. */
    private static final int MAX_GROUPS = 20;

    /** Recipients of a group that are named. */
    private static final int MAX_NAMED = 100;

    private static final int MAX_REPLY = 600;

    private record Fate(String reply, @Nullable String remote, int attempts) {
        static Fate of(DeliveryOutcome outcome) {
            return new Fate(outcome.reply().line(), outcome.remote(), outcome.attempt());
        }
    }

    private final Report report;
    private final LetterText text = new LetterText();

    private ReportText(Report report) {
        this.report = report;
    }

    static String of(Report report) {
        return new ReportText(report).written();
    }

    private String written() {
        var settings = report.settings();
        text.paragraph("This is the mail gateway " + settings.head().hostname() + ".");
        opening();
        var groups = new LinkedHashMap<Fate, List<DeliveryOutcome>>();
        for (var outcome : report.outcomes()) {
            groups.computeIfAbsent(Fate.of(outcome), _ -> new ArrayList<>()).add(outcome);
        }
        groups.values().stream().limit(MAX_GROUPS).forEach(this::group);
        if (groups.size() > MAX_GROUPS) {
            text.paragraph("There are more, for other reasons; the attached delivery status has them all.");
        }
        text.paragraph("If you need help, write to " + settings.contact() + " and attach this report. Here the message"
                + " is known as " + report.original().messageId() + ".");
        if (report.header().extent() == OriginalHeader.Extent.GONE) {
            text.paragraph("The text of your message is no longer there, so that even its header is missing below.");
        }
        return text.toString();
    }

    private void opening() {
        var message = "Your message of " + Fields.date(report.original().acceptedAt());
        var whom = report.outcomes().size() == 1
                ? "this recipient"
                : "these " + report.outcomes().size() + " recipients";
        if (report.kind() == Kind.FAILED) {
            text.paragraph(message + " could not be delivered to " + whom + ", and is not tried any longer.");
        } else {
            text.paragraph(message + " has not reached " + whom + " yet. You need not do anything: it is tried"
                    + (report.until() == null ? " on" : " until " + Fields.date(report.until()))
                    + ", and if that is in vain, you will be told.");
        }
    }

    private void group(List<DeliveryOutcome> alike) {
        var first = alike.getFirst();
        text.gap();
        alike.stream().limit(MAX_NAMED).forEach(outcome -> text.address(2, "<", outcome.recipient(), ">"));
        if (alike.size() > MAX_NAMED) {
            text.indented(2, "and " + (alike.size() - MAX_NAMED) + " more");
        }
        text.indented(
                4, first.remote() == null ? "No server has said anything. The reason:" : first.remote() + " said:");
        var reply =
                first.remote() == null ? first.reply().text() : first.reply().line();
        text.indented(6, reply.length() > MAX_REPLY ? reply.substring(0, MAX_REPLY) + "..." : reply);
        text.indented(4, tried(alike));
        if (report.kind() == Kind.FAILED) {
            text.indented(4, Advice.on(first));
        }
    }

    private String tried(List<DeliveryOutcome> alike) {
        int times = alike.getFirst().attempt();
        var last =
                alike.stream().map(DeliveryOutcome::at).max(Instant::compareTo).orElseThrow();
        if (times == 1) {
            return "Tried once, on " + Fields.date(last) + ".";
        }
        var since = Duration.between(report.original().clockFrom(), last);
        return "Tried " + times + " times in " + words(since) + ", the last time on " + Fields.date(last) + ".";
    }

    /** In the largest unit, rounded down. */
    private static String words(Duration length) {
        if (length.toDays() > 1) {
            return length.toDays() + " days";
        }
        if (length.toHours() > 1) {
            return length.toHours() + " hours";
        }
        return length.toMinutes() > 1 ? length.toMinutes() + " minutes" : "a minute";
    }
}
