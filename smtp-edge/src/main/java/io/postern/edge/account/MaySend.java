// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.account;

import io.postern.contracts.event.Account;
import java.net.IDN;
import java.util.Locale;

/** Which reverse-path an account may use. Pure. */
public final class MaySend {
    private MaySend() {}

    /**
     * Whether it may say that in MAIL FROM. The null sender is everybody's: clients report with it that a message was
     * read.
     *
     * @param reversePath without brackets; empty for the null sender
     */
    public static boolean as(Account account, String reversePath) {
        if (reversePath.isEmpty()) {
            return true;
        }
        var wanted = folded(reversePath);
        int at = wanted.lastIndexOf('@');
        if (at < 1) {
            return false;
        }
        if (account.senders().isEmpty()) {
            return folded(account.name()).equals(wanted);
        }
        var domain = wanted.substring(at);
        return account.senders().stream()
                .map(MaySend::folded)
                .anyMatch(one -> one.equals(wanted) || one.equals(domain));
    }

    /** In lower case, with the domain as the DNS has it: {@code bücher.test} is {@code xn--bcher-kva.test}. */
    private static String folded(String address) {
        var lower = address.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        if (at < 0 || lower.chars().skip(at).allMatch(c -> c < 128)) {
            return lower;
        }
        try {
            return lower.substring(0, at + 1)
                    + IDN.toASCII(lower.substring(at + 1)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return lower;
        }
    }
}
