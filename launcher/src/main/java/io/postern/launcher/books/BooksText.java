// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.books;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.launcher.SafeWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The front page of the books, as a person reads it. */
final class BooksText {
    private static final int SHOWN = 10;

    private final DateTimeFormatter times;
    private final StringBuilder out = new StringBuilder();

    BooksText(ZoneId zone) {
        times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** Whether nothing is past its time and nothing contradicts itself. */
    static boolean balanced(JsonNode books) {
        return books.path("difference").asLong() == 0 && overdue(books) == 0;
    }

    private static long overdue(JsonNode books) {
        long sum = 0;
        for (var count : books.path("overdue")) {
            sum += count.asLong();
        }
        return sum;
    }

    String tell(JsonNode books) {
        line(
                "The books since %s, as of %s; one entry for each message and recipient.",
                time(books, "began"), time(books, "at"));
        line("");
        figure("accepted", books.path("accepted").asLong(), "");
        optional("released", books.path("released").asLong(), "out of quarantine, as new");
        optional("found", books.path("found").asLong(), "accepted before the books began");
        figure("delivered", books.path("delivered").asLong(), "");
        figure("reported", books.path("reported").asLong(), "the sender is told by a delivery report");
        figure("removed", sum(books.path("removed")), named(books.path("removed")));
        figure("queued", books.path("queued").asLong(), places(books.path("open")));
        figure("difference", books.path("difference").asLong(), "");
        figure("past their time", overdue(books), named(books.path("overdue")));
        remarks(books);
        late(books);
        line("");
        line(verdict(books));
        return out.toString();
    }

    private void remarks(JsonNode books) {
        var unseen = books.path("unseen");
        optional(
                "unseen",
                unseen.path("delivered").asLong() + unseen.path("reported").asLong() + sum(unseen.path("removed")),
                "settled, but their acceptance was not seen here");
        optional("unread", books.path("unread").asLong(), "records removed from lanes before they were read here");
        optional("unreadable", books.path("unreadable").asLong(), "records that are none of this release's");
        if (!books.path("caughtUp").asBoolean()) {
            line("");
            line("The books are still reading what was written before they started.");
        }
    }

    private void late(JsonNode books) {
        var entries = JsonOpenEntry.all(books.path("overdueEntries"));
        var now = Instant.parse(books.path("at").asText());
        if (!entries.isEmpty()) {
            line("");
        }
        for (var entry : entries.subList(0, Math.min(SHOWN, entries.size()))) {
            var since = entry.overdueSince() == null ? entry.since() : entry.overdueSince();
            line(
                    "  %s  <%s> to <%s>: %s for %s",
                    entry.message(),
                    entry.sender(),
                    entry.recipient(),
                    entry.attempt() == 0 ? "no outcome" : "not tried again",
                    TimeWords.of(Duration.between(since, now)));
        }
        if (overdue(books) > SHOWN) {
            line("  … and %d more: ./postern queue list --overdue", overdue(books) - SHOWN);
        }
    }

    private static String verdict(JsonNode books) {
        if (books.path("difference").asLong() != 0) {
            return "NOT BALANCED: the books contradict themselves, which is a fault of their own.";
        }
        return overdue(books) == 0
                ? "Balanced: all that was accepted is settled, or queued and in its time."
                : "NOT BALANCED: something is stuck or lost. ./postern queue why ID tells more of a message.";
    }

    private void optional(String name, long count, String remark) {
        if (count != 0) {
            figure(name, count, remark);
        }
    }

    private void figure(String name, long count, String remark) {
        line("  %-16s %,10d%s", name, count, remark.isEmpty() ? "" : "   " + remark);
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (var count : counts) {
            sum += count.asLong();
        }
        return sum;
    }

    private static String named(JsonNode counts) {
        return words(counts);
    }

    private static String places(JsonNode lanes) {
        var all = new ArrayList<String>();
        lanes.properties().forEach(lane -> {
            var words = words(lane.getValue());
            if (!words.isEmpty()) {
                all.add(lane.getKey() + ": " + words.replace("lane", "on the lane"));
            }
        });
        return String.join("; ", all);
    }

    private static String words(JsonNode counts) {
        List<String> words = new ArrayList<>();
        counts.properties().forEach(one -> {
            if (one.getValue().asLong() != 0) {
                words.add(one.getValue().asLong() + " " + one.getKey().replace('-', ' '));
            }
        });
        return String.join(", ", words);
    }

    private String time(JsonNode books, String name) {
        return times.format(Instant.parse(books.path(name).asText()));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void line(String format, Object... arguments) {
        var text = arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
        out.append(SafeWords.of(text).replace("\\u2026", "…")).append(System.lineSeparator());
    }
}
