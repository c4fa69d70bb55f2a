// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.finding.ScanFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The scanners at work on one message. */
public final class Scanning {
    private final List<String> names;
    private final List<CompletableFuture<ScanFinding>> findings;
    private final CompletableFuture<?> done;

    Scanning(List<String> names, List<CompletableFuture<ScanFinding>> findings) {
        this.names = names;
        this.findings = findings;
        this.done = CompletableFuture.allOf(findings.toArray(CompletableFuture[]::new));
    }

    /** Completes when each has answered, or at the deadline; never with an exception. */
    public CompletableFuture<?> done() {
        return done;
    }

    /** What they say by now, one finding each, in the order of their names; unknown for those that have not answered. */
    public List<ScanFinding> findings() {
        var said = new ArrayList<ScanFinding>(names.size());
        for (int i = 0; i < names.size(); i++) {
            said.add(findings.get(i).getNow(Said.unknown(names.get(i), "it did not answer in time")));
        }
        return said;
    }
}
