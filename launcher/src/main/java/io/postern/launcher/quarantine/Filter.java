// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which entries are wanted; without any option all. An address fits itself, a domain all of its addresses. */
final class Filter {
    @Option(
            names = "--sender",
            paramLabel = "ADDRESS",
            description = "Only mail from that address or domain; <> is the null sender.")
    @Nullable
    String sender;

    @Option(names = "--recipient", paramLabel = "ADDRESS", description = "Only mail to that address or domain.")
    @Nullable
    String recipient;

    @Option(names = "--rule", paramLabel = "NAME", description = "Only what that rule set aside.")
    @Nullable
    String rule;

    boolean wants(Entry entry) {
        return (sender == null || fits(sender, entry.sender()))
                && (recipient == null || entry.recipients().stream().anyMatch(address -> fits(recipient, address)))
                && (rule == null || rule.strip().equalsIgnoreCase(entry.rule()));
    }

    private static boolean fits(String wanted, String address) {
        var want = wanted.strip().toLowerCase(Locale.ROOT);
        if (want.startsWith("<") && want.endsWith(">")) {
            want = want.substring(1, want.length() - 1);
        }
        var have = address.toLowerCase(Locale.ROOT);
        boolean whole = want.isEmpty() || want.lastIndexOf('@') > 0;
        var domain = want.startsWith("@") ? want : "@" + want;
        return whole ? have.equals(want) : have.endsWith(domain);
    }
}
