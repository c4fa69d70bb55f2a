// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Lane;
import java.time.Duration;

/** What is counted. */
public interface Tally {
    /** @param age of the message when the server had replied */
    void outcome(DeliveryOutcome outcome, Duration age);

    /** A record of that lane was taken into work. @param waited since it was written there */
    void taken(Lane lane, Duration waited);

    /** Recipients that were not sent to again, as the ledger knew them. */
    void duplicatesSuppressed(int recipients);

    /** One attempt for one destination, from claim to close. */
    void attempt(Lane lane, Duration took);

    /** A record that waits for an operator. */
    void held();

    /** A record that made room for others, as no connection became free. */
    void handedBack();

    void contentMissing();

    /** A record of a later release, put aside until this worker is upgraded; counted each time it comes round. */
    void newerRecord();

    /** A step of an attempt failed by a mistake of ours, and is tried again; counted each time. */
    void fault();
}
