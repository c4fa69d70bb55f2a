// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What is to be done again after an attempt. Recipients that are due at the same time stay together; one that a server asked
 * to come back for in minutes does not wait for another's hours. Follows from the outcomes alone.
 */
final class Retries {
    private static final Duration TOGETHER = Duration.ofSeconds(5);

    private Retries() {}

    static List<OutboundMessage> of(OutboundMessage message, Collection<DeliveryOutcome> outcomes, Rules rules) {
        var groups = new ArrayList<List<DeliveryOutcome>>();
        var deferred = outcomes.stream()
                .filter(outcome -> outcome.status() == Status.DEFERRED && outcome.nextAttempt() != null)
                .sorted(Comparator.comparing(Retries::due).thenComparing(DeliveryOutcome::recipient))
                .toList();
        for (var outcome : deferred) {
            if (groups.isEmpty()
                    || due(outcome).isAfter(due(groups.getLast().getFirst()).plus(TOGETHER))) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(outcome);
        }
        var records = new ArrayList<OutboundMessage>();
        for (var group : groups) {
            var id = records.isEmpty()
                    ? message.recordId()
                    : message.recordId() + "-g" + message.attempt() + "." + records.size();
            records.add(record(message, id, group, rules));
        }
        return records;
    }

    /** The one that is due last decides, as an attempt that comes early is worse than one that is late by seconds. */
    private static OutboundMessage record(
            OutboundMessage message, String id, List<DeliveryOutcome> group, Rules rules) {
        var before = message.progress();
        boolean used = group.stream().anyMatch(outcome -> outcome.waitReason() == WaitReason.SCHEDULE);
        var greylisted = group.stream()
                .map(DeliveryOutcome::greylistedSince)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        var progress = before.next(
                before.step() + (used ? 1 : 0), greylisted, before.delayNotified() || delayed(message, group, rules));
        var left = group.stream()
                .map(outcome -> recipient(message, outcome.recipient()))
                .toList();
        return message.again(left, message.attempt() + 1, due(group.getLast()), progress)
                .part(id, left);
    }

    /** With what was asked for it (RFC 3461). */
    private static Recipient recipient(OutboundMessage message, String address) {
        return message.recipients().stream()
                .filter(one -> one.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the sender is to be told now that these take longer (RFC 3461 4.3, RFC 3464 2.3.3 «delayed»). */
    static boolean delayed(OutboundMessage message, Collection<DeliveryOutcome> deferred, Rules rules) {
        return rules.delayNotice() != null
                && !deferred.isEmpty()
                && !message.progress().delayNotified()
                && !message.reversePath().isEmpty()
                && Settlements.ours(message)
                && deferred.stream().anyMatch(outcome -> Settlements.wanted(message, outcome.recipient(), "DELAY"))
                && deferred.stream()
                        .anyMatch(outcome ->
                                !outcome.at().isBefore(message.acceptedAt().plus(rules.delayNotice())));
    }

    private static Instant due(DeliveryOutcome outcome) {
        return Objects.requireNonNull(outcome.nextAttempt());
    }
}
