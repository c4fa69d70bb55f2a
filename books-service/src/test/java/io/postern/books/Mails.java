// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.event.Settlement;
import io.postern.contracts.event.WaitReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events about mail from Anna to people at x.test. */
public final class Mails {
    public static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    public static final String ANNA = "anna@local.test";

    public static final Content LARGE = new Content.Stored("postern.content", 0, List.of(17L), 70_000, "ab12");

    private Mails() {}

    public static OutboundMessage message(String id, Instant at, String... recipients) {
        return new OutboundMessage(
                id,
                id,
                Lane.PERSONAL,
                at,
                new Origin(new Client("127.0.0.1", 4711, "relay", ListenerKind.RELAY, true), "s-1", "friend"),
                1,
                null,
                ANNA,
                "7BIT",
                Arrays.stream(recipients).map(Recipient::new).toList(),
                List.of("Received: from friend\r\n"),
                new Content.Inline("Subject: {\"type\":1}\r\n\r\nhello\r\n".getBytes(StandardCharsets.UTF_8)),
                Progress.NONE,
                null,
                null);
    }

    public static DeliveryOutcome delivered(OutboundMessage message, String recipient, Instant at) {
        return outcome(message, recipient, at, Status.DELIVERED, "250 2.0.0 taken", null, null);
    }

    /** To be tried again after that time, as the server has asked. */
    public static DeliveryOutcome deferred(OutboundMessage message, String recipient, Instant at, Duration wait) {
        return outcome(message, recipient, at, Status.DEFERRED, "451 4.7.1 come back later", at.plus(wait), null);
    }

    public static DeliveryOutcome ended(
            OutboundMessage message, String recipient, Instant at, Status status, @Nullable Settlement settlement) {
        return outcome(message, recipient, at, status, "550 5.1.1 nobody", null, settlement);
    }

    public static QuarantinedMessage quarantined(OutboundMessage message, Instant at) {
        var part = message.part(message.recordId() + "-q" + message.attempt(), message.recipients());
        return new QuarantinedMessage("q-" + message.recordId(), at, "undeliverable", "it was refused", null, part);
    }

    private static DeliveryOutcome outcome(
            OutboundMessage message,
            String recipient,
            Instant at,
            Status status,
            String words,
            @Nullable Instant next,
            @Nullable Settlement settlement) {
        return new DeliveryOutcome(
                message.recordId() + "." + message.attempt() + "." + recipient,
                message.messageId(),
                message.recordId(),
                at,
                message.lane(),
                message.reversePath(),
                recipient,
                message.attempt(),
                status,
                "x.test",
                "mx.x.test",
                new Reply(Integer.parseInt(words.substring(0, 3)), words.substring(4, 9), words.substring(10)),
                next,
                next == null ? null : ReplyClass.GREYLISTED,
                next == null ? null : WaitReason.HINT,
                null,
                settlement);
    }
}
