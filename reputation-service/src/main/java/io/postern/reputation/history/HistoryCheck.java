// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.history;

import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.MailSource;
import io.postern.contracts.finding.HistoryFinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks what became of earlier mail from some sources; can tell its findings at any time. */
public final class HistoryCheck {
    private final List<MailSource> sources;
    private final CompletableFuture<Map<MailSource, Conduct>> asked;

    private HistoryCheck(List<MailSource> sources, CompletableFuture<Map<MailSource, Conduct>> asked) {
        this.sources = sources;
        this.asked = asked;
    }

    /**
     * Starts asking.
     *
     * @param sources such as {@link MailSource#network} of the client, or {@link MailSource#verified} once SPF and DKIM have
     *     ended
     */
    public static HistoryCheck start(Collection<MailSource> sources, History history) {
        return new HistoryCheck(
                List.copyOf(sources),
                sources.isEmpty() ? CompletableFuture.completedFuture(Map.of()) : history.of(sources));
    }

    /** Complete when all was answered; never fails. */
    public CompletableFuture<?> done() {
        return asked;
    }

    /** What is known by now, in the order of the sources. */
    public List<HistoryFinding> findings() {
        var known = asked.getNow(Map.of());
        var findings = new ArrayList<HistoryFinding>(known.size());
        for (var source : sources) {
            var conduct = known.get(source);
            if (conduct != null) {
                findings.add(conduct.of(source));
            }
        }
        return findings;
    }
}
