// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.contracts.finding.ScanFinding;
import io.postern.reputation.scanner.ScanTally;
import org.jspecify.annotations.Nullable;

/** Nobody counts. */
public final class NoTally implements Tally, ScanTally {
    @Override
    public void assessed(Kind kind, boolean late, long nanos) {}

    @Override
    public void expired(Kind kind) {}

    @Override
    public void scanned(String scanner, ScanFinding.Status status, long nanos) {}

    @Override
    public void away(String scanner, boolean away) {}

    @Override
    public void trouble(String scanner, @Nullable String reason) {}
}
