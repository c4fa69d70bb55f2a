// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import io.postern.contracts.event.Account;
import io.postern.contracts.scram.SaslPrep;
import io.postern.launcher.Complaint;
import io.postern.launcher.SafeWords;
import io.postern.launcher.orders.Names;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names and senders as an operator writes them, and as he reads them. */
final class AccountWords {
    private static final Pattern NAME = Pattern.compile("[^\\s<>\"\\p{Cntrl}]+");

    private AccountWords() {}

    /** In the form that accounts have. @throws Complaint if it cannot be the name of one */
    static String name(String text) {
        var prepared = SaslPrep.of(text.strip());
        var name = prepared == null ? "" : prepared.toLowerCase(Locale.ROOT);
        if (name.length() > Account.LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new Complaint("\"%s\" cannot be the name of an account: give an address (anna@example.net) or a word."
                    .formatted(SafeWords.of(text)));
        }
        return name.contains("@") ? Names.sender(name).value() : name;
    }

    /** An address, or {@code @domain}. @throws Complaint if it is neither */
    static String sender(String text) {
        var sender = text.strip();
        var read = sender.startsWith("@")
                ? "@" + Names.domain(sender.substring(1))
                : Names.sender(sender).value();
        if (read.isEmpty()) {
            throw new Complaint("The null sender need not be given: every account may use it.");
        }
        return read;
    }

    /** Each once. @throws Complaint if there is none, and the name is none either */
    static List<String> senders(String name, List<String> texts) {
        var senders = texts.stream().map(AccountWords::sender).distinct().toList();
        if (senders.isEmpty() && !name.contains("@")) {
            throw new Complaint(
                    "\"%s\" is no address, so say what it may send as: --sender ADDRESS, or --sender @DOMAIN."
                            .formatted(SafeWords.of(name)));
        }
        return senders;
    }

    static String maySend(Account account) {
        return account.senders().isEmpty()
                ? SafeWords.of(account.name())
                : account.senders().stream().map(SafeWords::of).collect(Collectors.joining(", "));
    }
}
