// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import io.postern.contracts.event.Account;
import io.postern.launcher.SafeWords;
import io.postern.launcher.TextTable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;

/** Accounts for a person, one line each. */
final class AccountTable {

    private AccountTable() {}

    /** @param system what names it to another command */
    static String of(Collection<Account> accounts, String system) {
        if (accounts.isEmpty()) {
            return "There are no accounts; ./postern accounts add%s NAME makes one.%n".formatted(system);
        }
        var times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());
        var table = new TextTable("NAME", "STATE", "CHANGED", "BY", "MAY SEND AS");
        for (var account : accounts) {
            table.row(
                    SafeWords.of(account.name()),
                    account.suspended() ? "suspended" : "active",
                    times.format(account.changedAt()),
                    SafeWords.of(account.changedBy()),
                    AccountWords.maySend(account));
        }
        return table.toString();
    }
}
