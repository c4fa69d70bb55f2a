// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Command;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.launcher.Complaint;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes orders so that none is lost once this has returned. */
public final class KafkaCommands {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private KafkaCommands() {}

    /**
     * In this order, each under its key.
     *
     * @throws Complaint if Kafka does not have them all; some may be in force then, and giving all again does no harm
     */
    public static void write(KafkaAccess kafka, List<Command> orders) {
        try (var sender = KafkaSender.durable(kafka, "postern-orders", PATIENCE)) {
            var sent = orders.stream()
                    .map(order -> sender.send(new ProducerRecord<>(
                            Topics.COMMANDS, order.key().getBytes(UTF_8), JsonEvents.encode(order))))
                    .toList();
            sent.forEach(record -> record.join());
        } catch (CompletionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new Complaint(
                    "Kafka did not take the order (%s); see ./postern status, and give it again."
                            .formatted(cause.getMessage()),
                    e);
        }
    }
}
