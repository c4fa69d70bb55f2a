// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.finding.ScanFinding.Status;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A tally that remembers. */
final class CountedScans implements ScanTally {
    private final List<String> scans = new CopyOnWriteArrayList<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    @Override
    public void scanned(String scanner, Status status, long nanos) {
        scans.add(scanner + " " + status);
    }

    @Override
    public void away(String scanner, boolean away) {
        changes.add(scanner + (away ? " away" : " back"));
    }

    @Override
    public void trouble(String scanner, @Nullable String reason) {
        troubles.put(scanner, reason == null ? "none" : reason);
    }

    /** The last trouble of each scanner. */
    Map<String, String> troubles() {
        return Map.copyOf(troubles);
    }

    List<String> scans() {
        return List.copyOf(scans);
    }

    List<String> changes() {
        return List.copyOf(changes);
    }
}
