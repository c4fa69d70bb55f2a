// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.launcher.SafeWords;
import io.postern.launcher.TextTable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;

/** What is parked as a table. */
final class ParkedTable {
    private static final int WIDEST = 44;

    private final DateTimeFormatter times;

    ParkedTable(ZoneId zone) {
        times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    String of(Collection<Parked> parked) {
        if (parked.isEmpty()) {
            return "Nothing is parked." + System.lineSeparator();
        }
        var table = new TextTable("id", "when", "by", "came from", "octets", "message", "from", "to", "why");
        parked.forEach(one -> row(table, one));
        return table.toString();
    }

    private void row(TextTable table, Parked parked) {
        var mail = parked.mail();
        table.row(
                parked.id(),
                times.format(parked.at()),
                parked.service().isEmpty() ? "-" : parked.service(),
                SafeWords.of(parked.place(), WIDEST),
                Long.toString(parked.size()),
                mail == null ? "-" : SafeWords.of(mail.messageId()),
                mail == null ? "-" : SafeWords.path(mail.sender(), WIDEST),
                mail == null
                        ? "-"
                        : SafeWords.path(mail.recipients().getFirst(), WIDEST)
                                + (mail.recipientCount() > 1 ? " +" + (mail.recipientCount() - 1) : ""),
                (parked.begun() ? "(replay begun) " : "") + SafeWords.of(parked.why()));
    }
}
