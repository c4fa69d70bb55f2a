// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Recipient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Messages for tests. */
public final class Mails {
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());
    private static final String TEXT = "From: a@example.org\r\nSubject: test\r\n\r\nHello\r\n.dot\r\n";
    private static final Origin ORIGIN =
            new Origin(new Client("192.0.2.1", 4711, "mx", ListenerKind.MX, false), "s1", "client.example");

    private static final Origin OUR_ORIGIN =
            new Origin(new Client("192.0.2.2", 4711, "relay", ListenerKind.RELAY, true), "s2", "printer.example");

    private Mails() {}

    public static OutboundMessage to(String... recipients) {
        return with(new Content.Inline(TEXT.getBytes(StandardCharsets.US_ASCII)), recipients);
    }

    public static OutboundMessage acceptedAt(Instant when, String... recipients) {
        return with(when, new Content.Inline(TEXT.getBytes(StandardCharsets.US_ASCII)), recipients);
    }

    public static OutboundMessage with(Content content, String... recipients) {
        return with(Instant.now(), content, recipients);
    }

    /** From one of our own machines. */
    public static OutboundMessage ours(String... recipients) {
        return ours(Instant.now(), recipients);
    }

    public static OutboundMessage ours(Instant acceptedAt, String... recipients) {
        var content = new Content.Inline(TEXT.getBytes(StandardCharsets.US_ASCII));
        return with(acceptedAt, OUR_ORIGIN, "sender@example.org", content, recipients);
    }

    /** From the null sender. */
    public static OutboundMessage fromNobody(String... recipients) {
        var content = new Content.Inline(TEXT.getBytes(StandardCharsets.US_ASCII));
        return with(Instant.now(), ORIGIN, "", content, recipients);
    }

    private static OutboundMessage with(Instant acceptedAt, Content content, String... recipients) {
        return with(acceptedAt, ORIGIN, "sender@example.org", content, recipients);
    }

    private static OutboundMessage with(
            Instant acceptedAt, Origin origin, String sender, Content content, String... recipients) {
        var id = "m" + NEXT.incrementAndGet();
        return new OutboundMessage(
                id,
                id,
                Lane.INCOMING,
                acceptedAt,
                origin,
                1,
                null,
                sender,
                "7BIT",
                Arrays.stream(recipients).map(Recipient::new).toList(),
                List.of("Received: from client.example by postern\r\n"),
                content,
                Progress.NONE,
                null,
                null);
    }
}
