// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import io.postern.contracts.event.Command.Target;
import io.postern.launcher.SafeWords;
import io.postern.launcher.books.OpenEntry;
import io.postern.launcher.books.TimeWords;
import io.postern.launcher.orders.ReleaseWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Why a recipient has not got the message yet, when it is tried next, and who decides that: in one sentence. */
final class Why {
    private final Instant now;
    private final ZoneId zone;
    private final String system;

    /** @param system what names the system to another command: empty, or with a space before it */
    Why(Instant now, ZoneId zone, String system) {
        this.now = now;
        this.zone = zone;
        this.system = system;
    }

    String of(OpenEntry entry) {
        var to = "<" + SafeWords.of(entry.recipient()) + "> ";
        if (entry.hold() != null) {
            return to + held(entry, entry.hold());
        }
        if (entry.overdueSince() != null) {
            return to + late(entry, entry.overdueSince());
        }
        if (entry.attempt() == 0) {
            return to + "has not been tried yet: it is on lane " + entry.lane() + " since " + time(entry.since())
                    + ", and the next free connection to " + name(entry) + " decides.";
        }
        return to + "was put off: " + lastSaid(entry) + "; " + next(entry) + ".";
    }

    private String held(OpenEntry entry, OpenEntry.Hold hold) {
        var held = new Target(
                switch (hold.of()) {
                    case "message" -> Target.Kind.MESSAGE;
                    case "sender" -> Target.Kind.SENDER;
                    default -> Target.Kind.DESTINATION;
                },
                hold.target());
        var what = held.kind() == Target.Kind.MESSAGE ? "the message" : ReleaseWords.mail(held);
        var comment = hold.comment().isEmpty() ? "" : " («" + SafeWords.of(hold.comment()) + "»)";
        return "is on hold: " + SafeWords.of(hold.by()) + " has put " + what + " on hold at " + time(hold.at())
                + comment
                + (entry.attempt() == 0 ? "" : "; " + lastSaid(entry))
                + "; it is tried after " + ReleaseWords.command(held, system) + ".";
    }

    private String late(OpenEntry entry, Instant since) {
        var by = TimeWords.of(Duration.between(since, now));
        return entry.attempt() == 0
                ? "is past its time: it was accepted " + by
                        + " ago, and no attempt has ended since; it may be stuck on lane " + entry.lane() + ", or lost."
                : "is past its time: " + lastSaid(entry) + "; attempt " + (entry.attempt() + 1) + " was due at "
                        + time(since) + ", " + by + " ago, and nothing was heard of it; it may be stuck, or lost.";
    }

    private String lastSaid(OpenEntry entry) {
        var when = entry.state().equals("waiting") ? " at " + time(entry.since()) : "";
        var words = "«" + ReplyWords.of(entry.reply()) + "»";
        if (entry.replyClass().equals("network")) {
            return "attempt " + entry.attempt() + when + " reached no server of " + name(entry) + " (" + words + ")";
        }
        return name(entry) + " said " + words + when + " to attempt " + entry.attempt() + meaning(entry.replyClass());
    }

    private static String meaning(String replyClass) {
        return switch (replyClass) {
            case "greylisted" -> ", as it wants to see us come back";
            case "throttled" -> ", as that was too much at once";
            case "blocked" -> ", as we or the message are not wanted there";
            case "no such user" -> ", as there is no such user";
            case "mailbox full" -> ", as the mailbox is full";
            default -> "";
        };
    }

    private String next(OpenEntry entry) {
        var attempt = "attempt " + (entry.attempt() + 1);
        var due = entry.nextAttempt();
        if (entry.state().equals("lane")) {
            return attempt + " has its turn now, and the next free connection decides";
        }
        if (due == null || !due.isAfter(now)) {
            return attempt + " is due now";
        }
        return attempt + " comes at " + time(due) + ", in " + TimeWords.of(Duration.between(now, due))
                + decided(entry.waitReason());
    }

    private static String decided(String reason) {
        return switch (reason) {
            case "hint" -> ", as the server asked";
            case "learned" -> ", as this site's greylisting has been seen to need";
            case "schedule" -> ", by the schedule";
            case "no-connection" -> ", as no connection was free";
            case "last-attempt" -> ", and it is the last one, as its time is over then";
            default -> "";
        };
    }

    private static String name(OpenEntry entry) {
        return SafeWords.of(entry.destination());
    }

    /** With the date where it is another day. */
    private String time(Instant when) {
        var at = when.atZone(zone);
        boolean today = at.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return DateTimeFormatter.ofPattern(today ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss", Locale.ROOT)
                .format(at);
    }
}
