// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.launcher.SafeWords;
import io.postern.launcher.books.OpenEntry;
import io.postern.launcher.books.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** All of one message: who still waits and why, and how it has ended for the others. */
final class MessageText {
    private final Instant now;
    private final String system;
    private final DateTimeFormatter times;
    private final Why why;
    private final StringBuilder out = new StringBuilder();

    /** @param system what names the system to another command: empty, or with a space before it */
    MessageText(Instant now, ZoneId zone, String system) {
        this.now = now;
        this.system = system;
        this.times =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
        this.why = new Why(now, zone, system);
    }

    /** @param ended the last outcome of each recipient that does not wait any more */
    String of(String id, List<OpenEntry> open, Collection<DeliveryOutcome> ended) {
        head(id, open, ended);
        open.forEach(this::waits);
        ended.forEach(this::ended);
        line("");
        line("All of its life: ./postern trace " + SafeWords.of(id) + system);
        return out.toString();
    }

    private void head(String id, List<OpenEntry> open, Collection<DeliveryOutcome> ended) {
        var sender = open.isEmpty()
                ? ended.iterator().next().reversePath()
                : open.getFirst().sender();
        line("Message " + SafeWords.of(id) + " from <" + SafeWords.of(sender) + ">: " + open.size() + " of "
                + (open.size() + ended.size()) + " recipients wait");
        if (!open.isEmpty()) {
            var accepted = open.getFirst().acceptedAt();
            field("lane", open.getFirst().lane());
            field(
                    "accepted",
                    accepted == null
                            ? "before the books began"
                            : times.format(accepted) + ", " + TimeWords.of(Duration.between(accepted, now)) + " ago");
        }
    }

    private void waits(OpenEntry entry) {
        line("");
        line("  <" + SafeWords.of(entry.recipient()) + ">  " + state(entry));
        if (entry.attempt() > 0) {
            field("attempts", entry.attempt() + ", to " + SafeWords.of(entry.destination()));
            field("last reply", ReplyWords.of(entry.reply()));
            field("class", entry.replyClass().isEmpty() ? "not known" : SafeWords.of(entry.replyClass()));
        }
        field("why", why.of(entry));
    }

    private static String state(OpenEntry entry) {
        if (entry.overdueSince() != null) {
            return "PAST ITS TIME";
        }
        return switch (entry.state()) {
            case "held" -> "on hold";
            case "lane" -> entry.attempt() == 0 ? "not tried yet" : "has its turn";
            default -> "waits";
        };
    }

    private void ended(DeliveryOutcome outcome) {
        line("");
        var how = switch (outcome.status()) {
            case DELIVERED -> "delivered";
            case DEFERRED -> "put off";
            case FAILED -> "failed";
            case REMOVED -> "removed";
        };
        line("  <" + SafeWords.of(outcome.recipient()) + ">  " + how + " at " + times.format(outcome.at()));
        field("attempts", outcome.attempt() + ", to " + SafeWords.of(outcome.destination()));
        field("last reply", ReplyWords.of(outcome.reply().line()));
        var settlement = outcome.settlement();
        if (settlement != null) {
            field(
                    "ended by",
                    settlement.rule()
                            + (settlement.reference() == null ? "" : ", see " + SafeWords.of(settlement.reference())));
        }
    }

    private void field(String name, String value) {
        line("      %-11s %s".formatted(name, value));
    }

    private void line(String text) {
        out.append(text).append(System.lineSeparator());
    }
}
