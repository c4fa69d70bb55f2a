// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.reading.KafkaRecordReader;
import io.postern.contracts.reading.KafkaTopicReader;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by where they are: the topic is read once, and then what was added since. Remembered is one place an entry,
 * never a message. Safe for use by many threads, one at a time.
 */
public final class KafkaQuarantineEntries implements Entries, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaQuarantineEntries.class.getName());
    private static final int FETCH = 256 << 10;

    private record Place(TopicPartition partition, long offset) {}

    /** Both are opened when something is first looked for. */
    private record Readers(KafkaTopicReader topic, KafkaRecordReader records) {}

    private final KafkaAccess kafka;
    private final String name;
    private final Duration patience;
    private final Map<String, Place> places = new HashMap<>();
    private @Nullable Readers readers;

    /** @param patience how long nothing may come from Kafka before a search counts as not possible now */
    public KafkaQuarantineEntries(KafkaAccess kafka, String name, Duration patience) {
        this.kafka = kafka;
        this.name = name;
        this.patience = patience;
    }

    @Override
    public synchronized Optional<QuarantinedMessage> find(String id) {
        boolean well = false;
        try {
            var open = caughtUp();
            var place = places.get(id);
            var found = place == null
                    ? Optional.<byte[]>empty()
                    : open.records()
                            .read(place.partition(), place.offset(), patience)
                            .map(ConsumerRecord::value);
            well = true;
            return found.flatMap(value -> entry(id, value));
        } finally {
            if (!well) {
                close();
            }
        }
    }

    private Readers caughtUp() {
        var open = readers;
        if (open != null) {
            open.topic().readOn(this::take);
            return open;
        }
        var fresh = new Readers(
                new KafkaTopicReader(kafka, name + "-entries", patience),
                new KafkaRecordReader(kafka, name + "-entry", FETCH));
        readers = fresh;
        fresh.topic().read(List.of(Topics.QUARANTINE), null, this::take);
        return fresh;
    }

    private void take(ConsumerRecord<byte[], byte[]> next) {
        var id = new String(next.key(), UTF_8);
        if (next.value() == null) {
            places.remove(id);
        } else {
            places.put(id, new Place(new TopicPartition(next.topic(), next.partition()), next.offset()));
        }
    }

    private static Optional<QuarantinedMessage> entry(String id, byte[] value) {
        try {
            if (JsonEvents.decode(value) instanceof QuarantinedMessage entry) {
                return Optional.of(entry);
            }
            LOG.log(System.Logger.Level.WARNING, "no entry of the quarantine, and passed over entry={0}", id);
        } catch (UnreadableRecord e) {
            if (e.newer()) {
                throw new IllegalStateException("a later release has written entry " + id + "; upgrade this worker", e);
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an entry of the quarantine is unreadable and passed over entry={0} reason={1}",
                    id,
                    e.getMessage());
        }
        return Optional.empty();
    }

    /** May be used again, and then reads the topic from its beginning. */
    @Override
    public synchronized void close() {
        places.clear();
        var open = readers;
        if (open != null) {
            readers = null;
            open.topic().close();
            open.records().close();
        }
    }
}
