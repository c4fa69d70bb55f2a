// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.story;

import io.postern.bench.receiver.Passage;
import io.postern.bench.story.Trouble.Moment;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds each message that came more than once against the windows that duplicates are known to come from. */
final class DuplicateAccount {
    /** From a server's 250 to the ledger's entry, and the time that a kill takes. */
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final Map<String, Integer> windows = new TreeMap<>();
    private final Map<String, Integer> domains = new TreeMap<>();
    private final List<Moment> troubles;
    private final @Nullable PrintStream details;
    private int unexplained;

    /** @param details each duplicate on a line of its own goes there; null for nowhere */
    DuplicateAccount(List<Passage> passages, List<Moment> troubles, @Nullable PrintStream details) {
        this.troubles = troubles;
        this.details = details;
        if (details != null) {
            troubles.forEach(trouble -> details.println(trouble.at() + " " + trouble.what()));
        }
        passages.stream().filter(passage -> passage.copies() > 1).forEach(this::count);
    }

    int unexplained() {
        return unexplained;
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("duplicates.byWindow", windows);
        figures.put("duplicates.byServer", domains);
        return figures;
    }

    private void count(Passage twice) {
        var window = window(twice);
        if (details != null) {
            details.println(String.join(
                    " ",
                    twice.recipient(),
                    twice.delivered().toString(),
                    twice.last().toString(),
                    Integer.toString(twice.copies()),
                    window));
        }
        windows.merge(window, 1, Integer::sum);
        domains.merge(twice.recipient().substring(twice.recipient().indexOf('@') + 1), 1, Integer::sum);
        if (window.startsWith("none")) {
            unexplained++;
        }
    }

    private String window(Passage twice) {
        for (var trouble : troubles) {
            if (!trouble.at().isBefore(twice.delivered())
                    && trouble.at().isBefore(twice.delivered().plus(WINDOW))) {
                return "between 250 and ledger: " + trouble.what();
            }
        }
        for (var trouble : troubles) {
            boolean between =
                    trouble.at().isAfter(twice.delivered()) && trouble.at().isBefore(twice.last());
            if (between && trouble.what().equals(Trouble.REDIS_EMPTIED)) {
                return "the ledger was emptied";
            }
        }
        return "none: " + Duration.between(twice.delivered(), twice.last()).toSeconds() / 10 * 10 + " s between";
    }
}
