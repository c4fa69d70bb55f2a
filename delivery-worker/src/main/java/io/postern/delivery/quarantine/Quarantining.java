// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import io.postern.contracts.event.Aside;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.Settlement;
import io.postern.delivery.letter.DerivedId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** What an entry is made of, and what its end looks like. Pure. */
public final class Quarantining {
    /** The rule of mail that the server behind us refuses and whose sender may not be told. */
    public static final String UNDELIVERABLE = "undeliverable";

    /** The rule of entries that an operator has deleted. */
    public static final String DELETED = "deleted";

    private Quarantining() {}

    /** The id of the entry for what fails in this attempt, whatever the outcomes. */
    public static String id(OutboundMessage tried) {
        return DerivedId.of(tried.acceptedAt(), "quarantine", tried.recordId(), Integer.toString(tried.attempt()));
    }

    /**
     * An entry for recipients that failed for good.
     *
     * @param tried the record as it was tried, with content that lasts ({@link KeptContent})
     * @param failed outcomes of that attempt; at least one
     */
    public static QuarantinedMessage undeliverable(OutboundMessage tried, List<DeliveryOutcome> failed) {
        var addresses = failed.stream().map(DeliveryOutcome::recipient).collect(Collectors.toSet());
        var recipients = tried.recipients().stream()
                .filter(recipient -> addresses.contains(recipient.address()))
                .distinct()
                .toList();
        if (recipients.isEmpty() || recipients.size() != addresses.size()) {
            throw new IllegalArgumentException("an entry is about recipients of its record, and at least one");
        }
        var first = first(failed, recipients);
        var at = failed.stream()
                .map(DeliveryOutcome::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        // A later attempt may set others of the same record aside; released, each must be a record of its own.
        var message = tried.part(tried.recordId() + "-q" + tried.attempt(), recipients);
        return new QuarantinedMessage(id(tried), at, UNDELIVERABLE, reason(first), first.reply(), message);
    }

    /** The id of the entry for what is set aside for that reason. */
    public static String id(OutboundMessage accepted, Aside aside) {
        return DerivedId.of(accepted.acceptedAt(), "aside", accepted.recordId(), aside.rule(), aside.reason());
    }

    /**
     * The entries for copies that were accepted to be set aside: one for each reason.
     *
     * @param accepted the record, with content that lasts ({@link KeptContent})
     * @param removed outcomes of such copies
     */
    public static List<QuarantinedMessage> aside(OutboundMessage accepted, List<DeliveryOutcome> removed) {
        var addresses = removed.stream().map(DeliveryOutcome::recipient).collect(Collectors.toSet());
        var at = removed.stream()
                .map(DeliveryOutcome::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var copies = new LinkedHashMap<Aside, List<Recipient>>();
        for (var recipient : accepted.recipients()) {
            var aside = recipient.aside();
            if (aside != null && addresses.contains(recipient.address())) {
                copies.computeIfAbsent(aside, _ -> new ArrayList<>()).add(recipient.with(null));
            }
        }
        var entries = new ArrayList<QuarantinedMessage>();
        copies.forEach((aside, recipients) -> {
            var message = accepted.part(accepted.recordId() + "-s" + (entries.size() + 1), recipients);
            entries.add(new QuarantinedMessage(id(accepted, aside), at, aside.rule(), aside.reason(), null, message));
        });
        return entries;
    }

    /** That of the first recipient; what the entry tells in the server's words. */
    private static DeliveryOutcome first(List<DeliveryOutcome> failed, List<Recipient> recipients) {
        var address = recipients.getFirst().address();
        return failed.stream()
                .filter(outcome -> outcome.recipient().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static String reason(DeliveryOutcome failed) {
        var what = failed.remote() == null
                ? "It could not be delivered to " + failed.destination()
                : failed.reply().permanent()
                        ? "A server of " + failed.destination() + " refused it for good"
                        : "No server of " + failed.destination() + " took it in all the time it was tried";
        return what + ", and the sender is not told, as nobody has verified that the mail is the sender's.";
    }

    /**
     * The outcomes of an entry that is deleted, under ids that are the same whenever they are derived again.
     *
     * @param order {@link Command.Action#DELETE}
     */
    public static List<DeliveryOutcome> deleted(QuarantinedMessage entry, Command order) {
        var message = entry.message();
        var reply = entry.reply();
        var settlement = new Settlement(Settlement.Kind.REMOVED, DELETED, order.id());
        return message.recipients().stream()
                .map(recipient -> new DeliveryOutcome(
                        entry.id() + "." + DELETED + "." + recipient.address(),
                        message.messageId(),
                        message.recordId(),
                        order.at(),
                        message.lane(),
                        message.reversePath(),
                        recipient.address(),
                        message.attempt(),
                        DeliveryOutcome.Status.REMOVED,
                        "quarantine",
                        null,
                        reply == null ? new Reply(550, "", entry.reason()) : reply,
                        null,
                        null,
                        null,
                        null,
                        settlement))
                .toList();
    }
}
