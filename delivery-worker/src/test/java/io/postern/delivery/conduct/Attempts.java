// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.conduct;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attempts to deliver mail from somebody. */
final class Attempts {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private Attempts() {}

    static OutboundMessage message(Client client, Lane lane) {
        return new OutboundMessage(
                "m-1",
                "m-1",
                lane,
                NOON,
                new Origin(client, "s-1", "mx.x.test"),
                1,
                null,
                "a@x.test",
                "7BIT",
                List.of(new Recipient("b@local.test")),
                List.of(),
                new Content.Inline(new byte[] {'x'}),
                null,
                null,
                null);
    }

    static DeliveryOutcome outcome(
            OutboundMessage message, Status status, @Nullable ReplyClass about, boolean reached) {
        return new DeliveryOutcome(
                "m-1.1.b@local.test",
                message.messageId(),
                message.recordId(),
                NOON,
                message.lane(),
                message.reversePath(),
                "b@local.test",
                message.attempt(),
                status,
                "local.test",
                reached ? "mail.local.test[127.0.0.1]:25" : null,
                new Reply(550, "5.1.1", "no such user"),
                null,
                about,
                null,
                null,
                null);
    }
}
