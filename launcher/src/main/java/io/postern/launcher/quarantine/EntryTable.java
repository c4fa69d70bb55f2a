// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import io.postern.launcher.SafeWords;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Entries as a table: one line each, columns as wide as what is in them. */
final class EntryTable {
    private static final List<String> HEAD = List.of("id", "when", "from", "to", "rule", "words");
    private static final int WIDEST = 44;

    private final DateTimeFormatter times;

    EntryTable(ZoneId zone) {
        times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    String of(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return "Nothing is in quarantine.\n".replace("\n", System.lineSeparator());
        }
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        entries.forEach(entry -> rows.add(row(entry)));
        var out = new StringBuilder();
        for (var row : rows) {
            for (int column = 0; column < row.size() - 1; column++) {
                int width = width(rows, column);
                var cell = row.get(column);
                out.append(cell).repeat(' ', width - cell.length() + 2);
            }
            out.append(row.getLast()).append(System.lineSeparator());
        }
        return out.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private List<String> row(Entry entry) {
        var to = entry.recipients();
        var first = to.isEmpty() ? "" : to.getFirst();
        return List.of(
                SafeWords.of(entry.id()),
                times.format(entry.at()),
                path(entry.sender()),
                path(first) + (to.size() > 1 ? " +" + (to.size() - 1) : ""),
                SafeWords.of(entry.rule()),
                SafeWords.of(entry.words()));
    }

    private static String path(String address) {
        var safe = SafeWords.of(address);
        return "<" + (safe.length() > WIDEST ? safe.substring(0, WIDEST - 1) + "…" : safe) + ">";
    }
}
