// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Mail that is well and was parked all the same, as by a worker with a mistake of ours. */
public final class ParkedMail {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ParkedMail() {}

    /**
     * Parks it as of that topic, with the headers that mail has which waits.
     *
     * @param id 26 letters and digits
     */
    public static void park(String bootstrapServers, String id, Mail mail, String topic, String recipient) {
        var client = new Client("198.18.0.7", 4711, "mx", ListenerKind.MX, false);
        var message = new OutboundMessage(
                id,
                id,
                Lane.INCOMING,
                Instant.now(),
                new Origin(client, "01kan00000000000000000000s", "h7.senders.test"),
                1,
                null,
                "anna@senders.test",
                "7BIT",
                List.of(new Recipient(recipient)),
                List.of(),
                new Content.Inline(mail.text().getBytes(US_ASCII)),
                Progress.NONE,
                null,
                null);
        var garbled =
                new ConsumerRecord<>(topic, 0, 1_000_000, "local.test".getBytes(UTF_8), JsonEvents.encode(message));
        Map.of("to", Topics.outbound(Lane.INCOMING), "not-before", "0", "message", id)
                .forEach((name, text) -> garbled.headers().add(name, text.getBytes(UTF_8)));
        try (var sender = KafkaSender.durable(KafkaAccess.plain(bootstrapServers), "test-parking", PATIENCE)) {
            new KafkaParking(sender).park(garbled, "a mistake of ours").join();
        }
    }
}
