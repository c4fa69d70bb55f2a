// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one recipient in one attempt.
 *
 * @param id derived from (record, recipient, attempt): the same when the outcome is written again after a crash
 * @param at when the remote had replied
 * @param destination the route or the mail exchanger's domain
 * @param remote host and address of the server that replied; null when none was reached
 * @param reply the remote's words, or ours for it when none was reached
 * @param nextAttempt when the next attempt is due; null unless {@link Status#DEFERRED}
 */
public record DeliveryOutcome(
        String id,
        String messageId,
        String recordId,
        Instant at,
        Lane lane,
        String reversePath,
        String recipient,
        int attempt,
        Status status,
        String destination,
        @Nullable String remote,
        Reply reply,
        @Nullable Instant nextAttempt)
        implements Event {
    public enum Status {
        /** The remote has taken it. */
        DELIVERED,
        /** To be tried again. */
        DEFERRED,
        /** Refused for good, or given up; a report to the sender is due. */
        FAILED
    }
}
