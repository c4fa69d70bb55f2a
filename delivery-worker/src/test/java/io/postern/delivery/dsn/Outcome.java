// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message of a submitter of ours, and what became of its recipients. */
final class Outcome {
    static final Instant ACCEPTED = Instant.parse("2026-01-05T12:00:00.250Z");
    static final Instant TRIED = Instant.parse("2026-01-05T12:00:03Z");
    static final String RECORD = "01ke6ysf0abcdefghjkmnpqrst";
    static final String REMOTE = "mx.x.test[192.0.2.25]:25";

    private Outcome() {}

    static OutboundMessage message(int attempt, String reversePath, String... recipients) {
        return new OutboundMessage(
                RECORD,
                RECORD,
                Lane.PERSONAL,
                ACCEPTED,
                new Origin(
                        new Client("10.0.0.7", 4711, "relay", ListenerKind.RELAY, true),
                        "01ke6ysezzabcdefghjkmnpqrs",
                        "pc.local.test"),
                attempt,
                null,
                reversePath,
                "8BITMIME",
                Arrays.stream(recipients).map(Recipient::new).toList(),
                List.of("Received: from pc.local.test ([10.0.0.7])\r\n\tby mx.local.test (Postern) with ESMTP id "
                        + RECORD + ";\r\n\tMon, 5 Jan 2026 12:00:00 +0000\r\n"),
                new Content.Inline(new byte[0]),
                Progress.NONE,
                null,
                null);
    }

    static DeliveryOutcome of(String recipient, Status status, Reply reply, @Nullable ReplyClass replyClass) {
        return of(recipient, status, reply, replyClass, 1, TRIED, REMOTE);
    }

    static DeliveryOutcome of(
            String recipient,
            Status status,
            Reply reply,
            @Nullable ReplyClass replyClass,
            int attempt,
            Instant at,
            @Nullable String remote) {
        return new DeliveryOutcome(
                RECORD + "." + attempt + "." + recipient,
                RECORD,
                RECORD,
                at,
                Lane.PERSONAL,
                "me@local.test",
                recipient,
                attempt,
                status,
                "x.test",
                remote,
                reply,
                null,
                replyClass,
                null,
                null,
                null);
    }
}
