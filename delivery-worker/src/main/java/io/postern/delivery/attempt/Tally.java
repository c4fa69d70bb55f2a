// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ReplyClass;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is counted. */
public interface Tally {
    /** @param replyClass what a refusal is about; null for a delivery and where no server was asked */
    void outcome(Lane lane, Status status, @Nullable ReplyClass replyClass);

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
}
