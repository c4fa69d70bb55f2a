// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import io.postern.contracts.event.Account;
import io.postern.launcher.SafeWords;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Accounts for a person, one line each. */
final class AccountTable {
    private static final List<String> HEAD = List.of("NAME", "STATE", "CHANGED", "BY", "MAY SEND AS");

    private AccountTable() {}

    /** @param system what names it to another command */
    static String of(Collection<Account> accounts, String system) {
        if (accounts.isEmpty()) {
            return "There are no accounts; ./postern accounts add%s NAME makes one.%n".formatted(system);
        }
        var times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        for (var account : accounts) {
            rows.add(List.of(
                    SafeWords.of(account.name()),
                    account.suspended() ? "suspended" : "active",
                    times.format(account.changedAt()),
                    SafeWords.of(account.changedBy()),
                    AccountWords.maySend(account)));
        }
        var out = new StringBuilder();
        for (var row : rows) {
            for (int column = 0; column < row.size() - 1; column++) {
                var cell = row.get(column);
                out.append(cell).repeat(' ', width(rows, column) - cell.length() + 2);
            }
            out.append(row.getLast()).append(System.lineSeparator());
        }
        return out.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
