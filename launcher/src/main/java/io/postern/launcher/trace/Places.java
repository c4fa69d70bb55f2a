// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Settlement;
import io.postern.contracts.event.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the last place of each recipient. What happened after a release from quarantine is later than all before it, as
 * attempts are counted anew; else the higher attempt is the later one, whenever its record came.
 */
final class Places {
    private static final Pattern RELEASE = Pattern.compile("-r([0-9]{1,6})(?=-|$)");
    private static final String UNDELIVERABLE = "undeliverable";

    /** @param ended the last attempt that has ended */
    private record Known(Whereabouts place, int release, int ended) {}

    private final String messageId;
    private final Map<String, Known> known = new LinkedHashMap<>();

    Places(String messageId) {
        this.messageId = messageId;
    }

    Map<String, Whereabouts> last() {
        var last = new LinkedHashMap<String, Whereabouts>();
        known.forEach((to, at) -> last.put(to, at.place()));
        return last;
    }

    void take(Event event) {
        switch (event) {
            case Judgement judgement -> accepted(judgement);
            case OutboundMessage message
            when message.messageId().equals(messageId) ->
                message.recipients().stream().map(Recipient::address).forEach(to -> waits(to, message));
            case QuarantinedMessage entry
            when entry.message().messageId().equals(messageId) ->
                entry.message().recipients().stream().map(Recipient::address).forEach(to -> setAside(to, entry));
            case DeliveryOutcome outcome
            when outcome.messageId().equals(messageId) -> {
                var next = new Known(place(outcome), release(outcome.recordId()), outcome.attempt());
                var before = known.get(outcome.recipient());
                if (before == null || !later(before, next)) {
                    known.put(outcome.recipient(), next);
                }
            }
            default -> {}
        }
    }

    private void accepted(Judgement judgement) {
        if (judgement.assessment().inquiry() instanceof Inquiry.Message inquiry
                && inquiry.messageId().equals(messageId)
                && judgement.verdict() instanceof Verdict.Message verdict
                && verdict.decisions().stream().allMatch(d -> d instanceof Decision.Accept)) {
            inquiry.recipients().forEach(to -> known.putIfAbsent(to, new Known(new Whereabouts.Queued(1), 0, 0)));
        }
    }

    private void waits(String to, OutboundMessage message) {
        var progress = message.progress();
        var place =
                progress.held() ? new Whereabouts.Held(message.attempt()) : new Whereabouts.Queued(message.attempt());
        var next = new Known(place, progress.release(), message.attempt() - 1);
        var before = known.get(to);
        boolean sameTime = before != null && before.release() == next.release() && before.ended() == next.ended();
        // A record that waits says no more than the outcome it follows from; but it may be held, and held no longer.
        boolean news = before == null
                || later(next, before)
                || sameTime && open(before.place()) && progress.held()
                || sameTime && before.place() instanceof Whereabouts.Held;
        if (news) {
            known.put(to, next);
        }
    }

    private void setAside(String to, QuarantinedMessage entry) {
        var reply = entry.reply();
        var place = new Whereabouts.Quarantined(entry.at(), entry.id(), reply == null ? entry.reason() : reply.line());
        var next = new Known(
                place, entry.message().progress().release(), entry.message().attempt());
        var before = known.get(to);
        if (before == null || later(next, before)) {
            known.put(to, next);
        }
    }

    private static boolean open(Whereabouts place) {
        return switch (place) {
            case Whereabouts.Queued _, Whereabouts.Deferred _, Whereabouts.Held _ -> true;
            case Whereabouts.Delivered _, Whereabouts.Failed _, Whereabouts.Removed _, Whereabouts.Quarantined _ ->
                false;
        };
    }

    /** Strictly. The end by an order is later than the attempt it follows. */
    private static boolean later(Known one, Known other) {
        if (one.release() != other.release()) {
            return one.release() > other.release();
        }
        if (one.ended() != other.ended()) {
            return one.ended() > other.ended();
        }
        return one.place() instanceof Whereabouts.Removed && !(other.place() instanceof Whereabouts.Removed);
    }

    /** How often it had been released, as its record's id tells. */
    static int release(String recordId) {
        int release = 0;
        for (var match = RELEASE.matcher(recordId); match.find(); ) {
            release = Integer.parseInt(match.group(1));
        }
        return release;
    }

    private static Whereabouts place(DeliveryOutcome outcome) {
        var settlement = outcome.settlement();
        return switch (outcome.status()) {
            case DELIVERED ->
                new Whereabouts.Delivered(
                        outcome.at(), outcome.remote() == null ? outcome.destination() : outcome.remote());
            case FAILED -> {
                var words = outcome.reply().line();
                yield settlement != null && settlement.reference() != null && setsAside(settlement)
                        ? new Whereabouts.Quarantined(outcome.at(), settlement.reference(), words)
                        : new Whereabouts.Failed(outcome.at(), words, settlement);
            }
            case REMOVED -> {
                if (settlement == null) {
                    yield new Whereabouts.Removed(outcome.at(), "unknown", null);
                }
                var words = outcome.reply().text();
                yield settlement.reference() != null && !EndWords.ordered(settlement)
                        ? new Whereabouts.Quarantined(outcome.at(), settlement.reference(), words)
                        : new Whereabouts.Removed(outcome.at(), settlement.rule(), settlement.reference());
            }
            case DEFERRED ->
                new Whereabouts.Deferred(
                        outcome.nextAttempt() == null ? outcome.at() : outcome.nextAttempt(),
                        outcome.reply().line(),
                        outcome.attempt());
        };
    }

    private static boolean setsAside(Settlement settlement) {
        return settlement.kind() == Settlement.Kind.REMOVED && settlement.rule().equals(UNDELIVERABLE);
    }
}
