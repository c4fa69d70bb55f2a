// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.content.MissingContent;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.delivery.attempt.CrashPoints.Point;
import io.postern.delivery.smtp.Addresses;
import io.postern.delivery.smtp.ListenerFault;
import io.postern.delivery.smtp.Result;
import io.postern.delivery.smtp.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What is known of the recipients of one attempt, and what of it the ledger has. */
final class Notes {
    private static final System.Logger LOG = System.getLogger(Notes.class.getName());

    private record Known(DeliveryOutcome outcome, byte[] encoded) {}

    private final Desk desk;
    private final OutboundMessage message;
    private final Outcomes outcomes;
    private final String destination;
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Set<String> elsewhere = new HashSet<>();
    private CompletableFuture<Void> entered = CompletableFuture.completedFuture(null);

    Notes(Desk desk, OutboundMessage message, String destination) {
        this.desk = desk;
        this.message = message;
        this.destination = destination;
        this.outcomes = new Outcomes(message, destination, desk.rules());
    }

    /** Takes over what an earlier worker has entered. */
    synchronized void restore(Map<String, byte[]> entries) {
        for (var entry : entries.entrySet()) {
            try {
                if (JsonEvents.decode(entry.getValue()) instanceof DeliveryOutcome outcome) {
                    known.put(entry.getKey(), new Known(outcome, entry.getValue()));
                }
            } catch (UnreadableRecord e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "an entry of the ledger is unreadable; its recipient is sent to again recordId={0} reason={1}",
                        message.recordId(),
                        e.getMessage());
            }
        }
        if (!known.isEmpty()) {
            desk.tally().duplicatesSuppressed(known.size());
        }
    }

    /** Recipients without an outcome, each once. */
    synchronized List<String> left() {
        if (known.isEmpty() && elsewhere.isEmpty() && message.recipients().size() == 1) {
            return List.of(message.recipients().getFirst().address());
        }
        return message.recipients().stream()
                .map(Recipient::address)
                .distinct()
                .filter(address -> !known.containsKey(address) && !elsewhere.contains(address))
                .toList();
    }

    /** Addresses that cannot be said in a command fail without a server being asked. */
    void unspeakable() {
        boolean utf8 = message.demands().utf8();
        if (!Addresses.speakable(message.reversePath(), utf8)) {
            known(left(), new Reply(553, "5.1.7", "the reverse-path cannot be sent"), Scope.MESSAGE);
        }
        var bad = left().stream()
                .filter(address -> !Addresses.speakable(address, utf8))
                .toList();
        known(bad, new Reply(553, "5.1.3", "the address cannot be sent"), Scope.RECIPIENT);
    }

    void known(List<String> recipients, Reply reply, Scope scope) {
        known(recipients.stream()
                .map(recipient -> new Result(recipient, reply, scope, null))
                .toList());
    }

    /** No connection became free until it was time to give up; a temporary failure, which is final by the clock. */
    void withoutConnection() {
        known(left(), new Reply(451, "4.4.5", "no connection to the destination became free in time"), Scope.MESSAGE);
    }

    /** The content could not be had, or we have made a mistake, for all that have no outcome yet. */
    void withoutContent(@Nullable Throwable failure) {
        var cause = failure == null ? new IllegalStateException("no ending") : Patience.cause(failure);
        var left = left();
        if (cause instanceof MissingContent) {
            desk.tally().contentMissing();
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the content of a message is gone, and it fails for those it has not reached messageId={0}"
                            + " recordId={1} reason={2}",
                    message.messageId(),
                    message.recordId(),
                    cause.getMessage());
            known(left, new Reply(554, "5.3.0", "the content of the message is no longer there"), Scope.MESSAGE);
        } else if (cause instanceof ListenerFault) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a fault of ours in what follows from a server''s reply; who has no outcome is put off messageId={0}"
                            + " recordId={1} fault={2}",
                    message.messageId(),
                    message.recordId(),
                    cause.getMessage());
            known(left, new Reply(451, "4.3.0", "the attempt broke off because of a fault of ours"), Scope.MESSAGE);
        } else {
            LOG.log(System.Logger.Level.WARNING, "the content of a message cannot be read now: " + cause);
            known(left, new Reply(451, "4.3.0", "the content of the message cannot be read now"), Scope.MESSAGE);
        }
    }

    /** Results, as soon as they are known; they go to the ledger before anything else follows from them. */
    void known(List<Result> results) {
        if (results.isEmpty()) {
            return;
        }
        desk.crashPoints().reached(Point.REPLY);
        var now = desk.clock().instant();
        var learned = desk.waits().of(destination);
        enter(results.stream().map(result -> outcomes.of(result, now, learned)).toList());
    }

    /** Copies that were accepted to be set aside: no server is asked. */
    void aside() {
        if (message.recipients().stream().allMatch(recipient -> recipient.aside() == null)) {
            return;
        }
        var left = new HashSet<>(left());
        var now = desk.clock().instant();
        var aside = new ArrayList<DeliveryOutcome>();
        for (var recipient : message.recipients()) {
            var why = recipient.aside();
            if (why != null && left.contains(recipient.address())) {
                aside.add(outcomes.aside(recipient.address(), now, why));
            }
        }
        enter(aside);
    }

    /** The operator has ended it for these. */
    void cancelled(List<String> recipients, String commandId) {
        var now = desk.clock().instant();
        enter(recipients.stream()
                .map(recipient -> outcomes.cancelled(recipient, now, commandId))
                .toList());
    }

    private synchronized void enter(List<DeliveryOutcome> some) {
        if (some.isEmpty()) {
            return;
        }
        var entries = HashMap.<String, byte[]>newHashMap(some.size());
        for (var outcome : some) {
            var encoded = JsonEvents.encode(outcome);
            known.put(outcome.recipient(), new Known(outcome, encoded));
            entries.put(outcome.recipient(), encoded);
            desk.tally().outcome(outcome, Duration.between(message.acceptedAt(), outcome.at()));
        }
        var entering = desk.ledger()
                .enter(message.recordId(), message.attempt(), entries)
                .thenRun(() -> desk.crashPoints().reached(Point.LEDGER));
        entered = entered.isDone() && !entered.isCompletedExceptionally()
                ? entering.toCompletableFuture()
                : entered.thenCombine(entering, (_, _) -> null);
    }

    /** These are in another record now. */
    synchronized void movedOn(List<String> recipients) {
        elsewhere.addAll(recipients);
    }

    /** The recipients that this record still stands for, known or not. */
    synchronized List<Recipient> ours() {
        return message.recipients().stream()
                .filter(recipient -> !elsewhere.contains(recipient.address()))
                .toList();
    }

    /** Complete when the ledger has all that is known. */
    synchronized CompletionStage<Void> entered() {
        return entered;
    }

    /** The outcome events as they stand in the ledger. */
    synchronized Collection<byte[]> encoded() {
        var all = new ArrayList<byte[]>(known.size());
        known.values().forEach(one -> all.add(one.encoded()));
        return all;
    }

    /** All outcomes. */
    synchronized List<DeliveryOutcome> outcomes() {
        return known.values().stream().map(Known::outcome).toList();
    }
}
