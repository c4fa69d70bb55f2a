// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.finding.ScanFinding.Status;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tally that remembers. */
final class CountedScans implements ScanTally {
    private final List<String> scans = new CopyOnWriteArrayList<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();

    @Override
    public void scanned(String scanner, Status status, long nanos) {
        scans.add(scanner + " " + status);
    }

    @Override
    public void away(String scanner, boolean away) {
        changes.add(scanner + (away ? " away" : " back"));
    }

    List<String> scans() {
        return List.copyOf(scans);
    }

    List<String> changes() {
        return List.copyOf(changes);
    }
}
