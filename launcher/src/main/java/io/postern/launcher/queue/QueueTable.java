// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import io.postern.launcher.SafeWords;
import io.postern.launcher.books.OpenEntry;
import io.postern.launcher.books.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What waits as a table: one line each, columns as wide as what is in them. */
final class QueueTable {
    private static final List<String> HEAD =
            List.of("id", "from", "to", "age", "tried", "class", "next attempt", "last reply");
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
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        entries.forEach(entry -> rows.add(row(entry)));
        var out = new StringBuilder();
        for (var row : rows) {
            for (int column = 0; column < row.size() - 1; column++) {
                var cell = row.get(column);
                out.append(cell).repeat(' ', width(rows, column) - cell.length() + 2);
            }
            out.append(row.getLast()).append(System.lineSeparator());
        }
        if (matched > entries.size()) {
            out.append("%d of %d; --limit shows more, and filters fewer.%n".formatted(entries.size(), matched));
        }
        return out.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private List<String> row(OpenEntry entry) {
        return List.of(
                SafeWords.of(entry.message()),
                path(entry.sender()),
                path(entry.recipient()),
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

    private static String path(String address) {
        var safe = SafeWords.of(address);
        return "<" + (safe.length() > WIDEST ? safe.substring(0, WIDEST - 1) + "…" : safe) + ">";
    }
}
