// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.finding.ScanFinding;
import io.postern.reputation.content.MessageSource;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** All scanners that the settings name. Safe for use by many threads; each scan has a virtual one. */
public final class Scanners implements AutoCloseable {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("scanner-clock").daemon(true).factory());
    private final List<GuardedScanner> scanners;

    public Scanners(List<ScannerSettings> settings, ScanTally tally) {
        clock.setRemoveOnCancelPolicy(true);
        scanners = settings.stream()
                .map(one -> new GuardedScanner(one, tally, clock))
                .toList();
    }

    /** Looks whether they answer, and tells of those that do not. */
    public void begin() {
        scanners.forEach(GuardedScanner::begin);
    }

    /** There are none, so a message need not be read for them. */
    public boolean isEmpty() {
        return scanners.isEmpty();
    }

    /**
     * Asks all of them about a message; none is waited for here.
     *
     * @param deadline when findings must be there; what is not known by then is unknown
     */
    public Scanning start(MessageSource message, ScanQuestion question, Instant deadline) {
        var time = Duration.between(Instant.now(), deadline);
        return new Scanning(
                scanners.stream().map(GuardedScanner::name).toList(),
                scanners.stream()
                        .map(scanner -> scanner.start(message, question, time))
                        .toList());
    }

    /** What they say of a message that they were not asked about in time. */
    public List<ScanFinding> late() {
        return scanners.stream().map(GuardedScanner::late).toList();
    }

    /** For each scanner whether it is asked, or set aside as it does not answer; in the order of their names. */
    public Map<String, Boolean> answering() {
        var answering = new LinkedHashMap<String, Boolean>();
        scanners.forEach(scanner -> answering.put(scanner.name(), !scanner.aside()));
        return answering;
    }

    /** Scans under way are given up at their deadlines; nobody is asked whether it is back. */
    @Override
    public void close() {
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(true);
        clock.shutdown();
    }
}
