// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Target;
import io.postern.contracts.reading.KafkaTopicReader;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.launcher.Complaint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** Reads which holds are in force now: of each target the last order that holds or releases it. */
final class KafkaHolds {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private KafkaHolds() {}

    /** @throws Complaint if Kafka does not answer */
    static Map<Target, Command> read(KafkaAccess kafka) {
        try (var reader = new KafkaTopicReader(kafka, "postern-holds", PATIENCE)) {
            var holds = new HashMap<Target, Command>();
            reader.read(List.of(Topics.COMMANDS), null, next -> take(next, holds));
            return holds;
        } catch (KafkaException e) {
            throw new Complaint(
                    "The orders could not be read from Kafka (" + e.getMessage() + "); see ./postern status.", e);
        }
    }

    private static void take(ConsumerRecord<byte[], byte[]> next, Map<Target, Command> holds) {
        try {
            if (next.value() != null && JsonEvents.decode(next.value()) instanceof Command order) {
                switch (order.action()) {
                    case HOLD -> holds.put(order.target(), order);
                    case RELEASE -> holds.remove(order.target());
                    case RETRY, CANCEL, REROUTE, DELETE -> {}
                }
            }
        } catch (UnreadableRecord e) {
            // Of a later release, or none of ours: workers say so in their logs.
        }
    }
}
