// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.launcher.SafeWords;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What is parked as a table: one line each, columns as wide as what is in them. */
final class ParkedTable {
    private static final List<String> HEAD =
            List.of("id", "when", "by", "came from", "octets", "message", "from", "to", "why");
    private static final int WIDEST = 44;

    private final DateTimeFormatter times;

    ParkedTable(ZoneId zone) {
        times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    String of(Collection<Parked> parked) {
        if (parked.isEmpty()) {
            return "Nothing is parked." + System.lineSeparator();
        }
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        parked.forEach(one -> rows.add(row(one)));
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

    private List<String> row(Parked parked) {
        var mail = parked.mail();
        var to = mail == null ? List.<String>of() : mail.recipients();
        return List.of(
                parked.id(),
                times.format(parked.at()),
                parked.service().isEmpty() ? "-" : parked.service(),
                cut(SafeWords.of(parked.place())),
                Long.toString(parked.size()),
                mail == null ? "-" : SafeWords.of(mail.messageId()),
                mail == null ? "-" : path(mail.sender()),
                to.isEmpty() ? "-" : path(to.getFirst()) + (to.size() > 1 ? " +" + (to.size() - 1) : ""),
                (parked.begun() ? "(replay begun) " : "") + SafeWords.of(parked.why()));
    }

    private static String path(String address) {
        return "<" + cut(SafeWords.of(address)) + ">";
    }

    private static String cut(String safe) {
        return safe.length() > WIDEST ? safe.substring(0, WIDEST - 1) + "…" : safe;
    }
}
