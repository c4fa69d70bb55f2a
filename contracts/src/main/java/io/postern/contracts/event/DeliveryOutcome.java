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
 * @param replyClass what the refusal is about; null when delivered, and in events of earlier releases
 * @param waitReason what decided {@code nextAttempt}; null unless deferred
 * @param greylistedSince when a server of the destination first said that it greylists this message
 * @param settlement how it ends; null unless {@link Status#FAILED} or {@link Status#REMOVED}
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
        @Nullable Instant nextAttempt,
        @Nullable ReplyClass replyClass,
        @Nullable WaitReason waitReason,
        @Nullable Instant greylistedSince,
        @Nullable Settlement settlement)
        implements Event {
    public enum Status {
        /** The remote has taken it. */
        DELIVERED,
        /** To be tried again. */
        DEFERRED,
        /** Refused for good, or given up; {@code settlement} says who is told. */
        FAILED,
        /** Taken out by an order, or set aside when it was accepted; there was no attempt. */
        REMOVED
    }
}
