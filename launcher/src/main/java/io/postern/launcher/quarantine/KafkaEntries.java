// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.reading.KafkaTopicReader;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.launcher.Complaint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** Reads what is in quarantine now: the last record of each key, without those that were removed. */
final class KafkaEntries {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private KafkaEntries() {}

    /**
     * By id, in the order they were written.
     *
     * @param kept what is kept of an entry; nothing of those for which it is empty
     * @throws Complaint if Kafka does not answer
     */
    static <T> Map<String, T> read(KafkaAccess kafka, Function<QuarantinedMessage, Optional<T>> kept) {
        try (var reader = new KafkaTopicReader(kafka, "postern-quarantine", PATIENCE)) {
            var found = new LinkedHashMap<String, T>();
            reader.read(List.of(Topics.QUARANTINE), null, next -> take(next, kept, found));
            return found;
        } catch (KafkaException e) {
            throw new Complaint(
                    "The quarantine could not be read from Kafka (" + e.getMessage() + "); see ./postern status.", e);
        }
    }

    private static <T> void take(
            ConsumerRecord<byte[], byte[]> next, Function<QuarantinedMessage, Optional<T>> kept, Map<String, T> found) {
        if (next.key() == null) {
            return;
        }
        var id = new String(next.key(), UTF_8);
        found.remove(id);
        if (next.value() == null) {
            return;
        }
        try {
            if (JsonEvents.decode(next.value()) instanceof QuarantinedMessage entry) {
                kept.apply(entry).ifPresent(value -> found.put(id, value));
            }
        } catch (UnreadableRecord e) {
            // Of a later release, or none of ours: the worker says so in its log.
        }
    }
}
