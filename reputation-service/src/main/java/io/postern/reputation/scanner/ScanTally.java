// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.finding.ScanFinding;
import org.jspecify.annotations.Nullable;

/** Is told what scanners say; called on the threads of scans, so be quick. */
public interface ScanTally {
    /** Where nothing is counted. */
    ScanTally NONE = new ScanTally() {
        @Override
        public void scanned(String scanner, ScanFinding.Status status, long nanos) {}

        @Override
        public void away(String scanner, boolean away) {}

        @Override
        public void trouble(String scanner, @Nullable String trouble) {}
    };

    /**
     * A scan is over, or was not begun.
     *
     * @param nanos since it was asked for
     */
    void scanned(String scanner, ScanFinding.Status status, long nanos);

    /** A scanner was set aside, or came back. */
    void away(String scanner, boolean away);

    /**
     * How a scanner is by its last answer.
     *
     * @param reason what went wrong; null when nothing did
     */
    void trouble(String scanner, @Nullable String reason);
}
