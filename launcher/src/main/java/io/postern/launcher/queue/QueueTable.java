// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import io.postern.launcher.SafeWords;
import io.postern.launcher.TextTable;
import io.postern.launcher.books.OpenEntry;
import io.postern.launcher.books.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What waits as a table. */
final class QueueTable {
    private static final int WIDEST = 40;

    private final Instant now;

    QueueTable(Instant now) {
        this.now = now;
    }

    /** @param matched how many there are in all */
    String of(List<OpenEntry> entries, long matched) {
        if (entries.isEmpty()) {
            return "Nothing of that kind waits." + System.lineSeparator();
        }
        var table = new TextTable("id", "from", "to", "age", "tried", "class", "next attempt", "last reply");
        entries.forEach(entry -> row(table, entry));
        return matched > entries.size()
                ? table + "%d of %d; --limit shows more, and filters fewer.%n".formatted(entries.size(), matched)
                : table.toString();
    }

    private void row(TextTable table, OpenEntry entry) {
        table.row(
                SafeWords.of(entry.message()),
                SafeWords.path(entry.sender(), WIDEST),
                SafeWords.path(entry.recipient(), WIDEST),
                entry.acceptedAt() == null ? "?" : TimeWords.of(Duration.between(entry.acceptedAt(), now)),
                entry.attempt() == 0 ? "-" : Integer.toString(entry.attempt()),
                entry.replyClass().isEmpty() ? "-" : SafeWords.of(entry.replyClass()),
                next(entry),
                entry.reply().isEmpty() ? "-" : ReplyWords.of(entry.reply()));
    }

    private String next(OpenEntry entry) {
        if (entry.overdueSince() != null) {
            return "LATE by " + TimeWords.of(Duration.between(entry.overdueSince(), now));
        }
        return switch (entry.state()) {
            case "held" -> "on hold";
            case "lane" -> "now";
            default ->
                entry.nextAttempt() == null || entry.nextAttempt().isBefore(now)
                        ? "due"
                        : "in " + TimeWords.of(Duration.between(now, entry.nextAttempt()));
        };
    }
}
