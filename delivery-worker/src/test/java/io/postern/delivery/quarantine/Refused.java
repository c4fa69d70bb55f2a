// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import io.postern.delivery.Mails;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Mail that our own server refuses, and orders about it. */
final class Refused {
    static final Reply UNKNOWN = new Reply(550, "5.1.1", "no such user");

    private Refused() {}

    static DeliveryOutcome outcome(OutboundMessage message, String recipient, Reply reply) {
        return new DeliveryOutcome(
                message.recordId() + "." + message.attempt() + "." + recipient,
                message.messageId(),
                message.recordId(),
                message.acceptedAt().plusSeconds(3),
                message.lane(),
                message.reversePath(),
                recipient,
                message.attempt(),
                DeliveryOutcome.Status.FAILED,
                "local.test",
                "mail.local.test[127.0.0.1]:25",
                reply,
                null,
                ReplyClass.NO_SUCH_USER,
                null,
                null,
                null);
    }

    static QuarantinedMessage entry(String... recipients) {
        var message = Mails.to(recipients);
        var failed = Arrays.stream(recipients)
                .map(recipient -> outcome(message, recipient, UNKNOWN))
                .toList();
        return Quarantining.undeliverable(message, failed);
    }

    static Command order(Command.Action action, String entry) {
        return new Command(
                "c-" + action + "-" + entry,
                Instant.parse("2026-01-05T12:00:00Z"),
                "operator",
                action,
                new Command.Target(Command.Target.Kind.QUARANTINED, entry),
                null,
                "");
    }

    static List<String> addresses(OutboundMessage message) {
        return message.recipients().stream().map(r -> r.address()).toList();
    }
}
