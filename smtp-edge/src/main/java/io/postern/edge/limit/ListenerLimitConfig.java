// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.settings.Doc;
import java.time.Duration;
import java.util.Optional;

/** Limits of one listener, where they are not those of all. They are optional: what is left out is {@link LimitConfig}'s. */
public interface ListenerLimitConfig {
    @Doc(
            "Instead of `postern.edge.limits.sessions-per-address`. The sessions here are counted apart from all others then.")
    Optional<Integer> sessionsPerAddress();

    @Doc(
            "Instead of `postern.edge.limits.sessions-per-network`. The sessions here are counted apart from all others then.")
    Optional<Integer> sessionsPerNetwork();

    @Doc(
            "Sessions at the same time here. Left out: what is left of `postern.edge.max-sessions` when room is kept for the other kinds of "
                    + "listeners that there are, seven tenths for mx, two for submission, one for relay; listeners of a kind have it "
                    + "together. Only relay may take all.")
    Optional<Integer> maxSessions();

    @Doc("Instead of `postern.edge.limits.connections-per-minute`, and counted apart.")
    Optional<Integer> connectionsPerMinute();

    @Doc("Instead of `postern.edge.limits.messages-per-minute`, and counted apart.")
    Optional<Integer> messagesPerMinute();

    @Doc("Instead of `postern.edge.limits.recipients-per-minute`, and counted apart.")
    Optional<Integer> recipientsPerMinute();

    @Doc("Instead of `postern.edge.limits.tarpit-after`.")
    Optional<Integer> tarpitAfter();

    @Doc("Instead of `postern.edge.limits.tarpit-ceiling`.")
    Optional<Duration> tarpitCeiling();

    @Doc("Instead of `postern.edge.limits.max-refused-recipients`.")
    Optional<Integer> maxRefusedRecipients();

    @Doc("Instead of `postern.edge.limits.content-rate`.")
    Optional<Long> contentRate();

    @Doc("Instead of `postern.edge.limits.session-time`.")
    Optional<Duration> sessionTime();

    @Doc("Instead of `postern.edge.limits.session-time-in-transaction`.")
    Optional<Duration> sessionTimeInTransaction();

    @Doc("Instead of `postern.edge.max-message-size`.")
    Optional<Long> maxMessageSize();

    @Doc("Instead of `postern.edge.max-recipients`.")
    Optional<Integer> maxRecipients();
}
