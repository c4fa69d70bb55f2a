// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import io.postern.launcher.SafeWords;
import io.postern.launcher.TextTable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;

/** Entries as a table. */
final class EntryTable {
    private static final int WIDEST = 44;

    private final DateTimeFormatter times;

    EntryTable(ZoneId zone) {
        times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    String of(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return "Nothing is in quarantine." + System.lineSeparator();
        }
        var table = new TextTable("id", "when", "from", "to", "rule", "words");
        entries.forEach(entry -> row(table, entry));
        return table.toString();
    }

    private void row(TextTable table, Entry entry) {
        var to = entry.recipients();
        var first = to.isEmpty() ? "" : to.getFirst();
        table.row(
                SafeWords.of(entry.id()),
                times.format(entry.at()),
                SafeWords.path(entry.sender(), WIDEST),
                SafeWords.path(first, WIDEST) + (to.size() > 1 ? " +" + (to.size() - 1) : ""),
                SafeWords.of(entry.rule()),
                SafeWords.of(entry.words()));
    }
}
