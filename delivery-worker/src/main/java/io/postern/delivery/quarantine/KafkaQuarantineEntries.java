// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Finds entries by where they are: the topic is read once, and then what was added since. Remembered is one place an entry,
 * never a message. Safe for use by many threads, one at a time.
 */
public final class KafkaQuarantineEntries implements Entries, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaQuarantineEntries.class.getName());
    private static final Duration POLL = Duration.ofMillis(200);

    private record Place(TopicPartition partition, long offset) {}

    private final Map<String, Object> settings;
    private final Duration patience;
    private final Map<String, Place> places = new HashMap<>();
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /** @param patience how long a search may take before it counts as not possible now */
    public KafkaQuarantineEntries(KafkaAccess kafka, String name, Duration patience) {
        this.patience = patience;
        this.settings = kafka.settings(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                name + "-entries",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) patience.toMillis(),
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500,
                "enable.metrics.push",
                false));
    }

    @Override
    public synchronized Optional<QuarantinedMessage> find(String id) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean well = false;
        try {
            var open = consumer == null ? open() : consumer;
            catchUp(open, deadline);
            var place = places.get(id);
            var found = place == null ? null : read(open, place, deadline);
            well = true;
            return found == null ? Optional.empty() : entry(id, found);
        } finally {
            if (!well) {
                close();
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        var fresh = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer = fresh;
        var partitions = fresh.partitionsFor(Topics.QUARANTINE).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        fresh.assign(partitions);
        fresh.seekToBeginning(partitions);
        return fresh;
    }

    private void catchUp(KafkaConsumer<byte[], byte[]> open, long deadline) {
        var ends = open.endOffsets(open.assignment());
        while (ends.entrySet().stream().anyMatch(end -> open.position(end.getKey()) < end.getValue())) {
            for (var next : poll(open, deadline)) {
                var id = new String(next.key(), UTF_8);
                if (next.value() == null) {
                    places.remove(id);
                } else {
                    places.put(id, new Place(new TopicPartition(next.topic(), next.partition()), next.offset()));
                }
            }
        }
    }

    /** Null when retention has removed it. Afterwards the reading goes on where it was. */
    private static byte @Nullable [] read(KafkaConsumer<byte[], byte[]> open, Place place, long deadline) {
        var others = open.assignment().stream()
                .filter(partition -> !partition.equals(place.partition()))
                .toList();
        long goOn = open.position(place.partition());
        open.pause(others);
        open.seek(place.partition(), place.offset());
        try {
            List<ConsumerRecord<byte[], byte[]>> records = List.of();
            while (records.isEmpty() && open.position(place.partition()) < goOn) {
                records = poll(open, deadline).records(place.partition());
            }
            boolean there = !records.isEmpty() && records.getFirst().offset() == place.offset();
            return there ? records.getFirst().value() : null;
        } finally {
            open.seek(place.partition(), goOn);
            open.resume(others);
        }
    }

    private static ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> open, long deadline) {
        if (System.nanoTime() > deadline) {
            throw new KafkaException("the entries in quarantine could not be read in time");
        }
        return open.poll(POLL);
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
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }
}
