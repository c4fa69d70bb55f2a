// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Verdict;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a message is now, for each of its recipients: the last thing that is known. */
sealed interface Whereabouts {
    /** A remote has it. */
    record Delivered(Instant at, String to, int attempt) implements Whereabouts {}

    /** No further attempt. */
    record Failed(Instant at, String reply, int attempt) implements Whereabouts {}

    /** Taken out of the queue. */
    record Removed(Instant at, String rule, int attempt) implements Whereabouts {}

    /**
     * To be tried again.
     *
     * @param next when the next attempt is due
     */
    record Deferred(Instant next, String reply, int attempt) implements Whereabouts {}

    /** Accepted, and no attempt has ended yet. */
    record Queued() implements Whereabouts {}

    /** For each recipient of that message. */
    static Map<String, Whereabouts> of(String messageId, Collection<? extends Event> events) {
        var places = new LinkedHashMap<String, Whereabouts>();
        for (var event : events) {
            switch (event) {
                case Judgement judgement -> accepted(messageId, judgement, places);
                case OutboundMessage message
                when message.messageId().equals(messageId) ->
                    message.recipients().stream()
                            .map(Recipient::address)
                            .forEach(to -> places.putIfAbsent(to, new Queued()));
                case DeliveryOutcome outcome
                when outcome.messageId().equals(messageId) -> {
                    var before = places.get(outcome.recipient());
                    if (before == null || attempt(before) <= outcome.attempt()) {
                        places.put(outcome.recipient(), place(outcome));
                    }
                }
                default -> {}
            }
        }
        return places;
    }

    private static void accepted(String messageId, Judgement judgement, Map<String, Whereabouts> places) {
        if (judgement.assessment().inquiry() instanceof Inquiry.Message inquiry
                && inquiry.messageId().equals(messageId)
                && judgement.verdict() instanceof Verdict.Message verdict
                && verdict.decisions().stream().allMatch(d -> d instanceof Decision.Accept)) {
            inquiry.recipients().forEach(to -> places.putIfAbsent(to, new Queued()));
        }
    }

    private static Whereabouts place(DeliveryOutcome outcome) {
        return switch (outcome.status()) {
            case DELIVERED ->
                new Delivered(
                        outcome.at(),
                        outcome.remote() == null ? outcome.destination() : outcome.remote(),
                        outcome.attempt());
            case FAILED -> new Failed(outcome.at(), outcome.reply().line(), outcome.attempt());
            case REMOVED ->
                new Removed(
                        outcome.at(),
                        outcome.settlement() == null
                                ? "unknown"
                                : outcome.settlement().rule(),
                        outcome.attempt());
            case DEFERRED ->
                new Deferred(
                        outcome.nextAttempt() == null ? outcome.at() : outcome.nextAttempt(),
                        outcome.reply().line(),
                        outcome.attempt());
        };
    }

    private static int attempt(Whereabouts place) {
        return switch (place) {
            case Delivered d -> d.attempt();
            case Failed f -> f.attempt();
            case Removed r -> r.attempt();
            case Deferred d -> d.attempt();
            case Queued _ -> 0;
        };
    }
}
