// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What is committed of what was moved: the lowest that waits, and in the metadata which later ones do not. */
final class KafkaRetryCommits {
    /** Below Kafka's offset.metadata.max.bytes. */
    private static final int TEXT = 3500;

    private final Map<TopicPartition, WaitingPartition> partitions;
    private final Map<TopicPartition, OffsetAndMetadata> last = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();

    KafkaRetryCommits(Map<TopicPartition, WaitingPartition> partitions) {
        this.partitions = partitions;
    }

    /** Where the one before stopped. */
    static Moved moved(@Nullable OffsetAndMetadata before) {
        return before == null ? new Moved() : Moved.from(before.offset(), before.metadata());
    }

    /** By partition: everything below is moved. For any thread. */
    Map<TopicPartition, Long> committed() {
        return Map.copyOf(committed);
    }

    /** All there is to commit, without waiting for it. */
    void commitSoon(KafkaConsumer<?, ?> consumer) {
        var offsets = collect(partitions.keySet());
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, (_, failure) -> {
                if (failure == null) {
                    safe(offsets);
                }
            });
        }
    }

    void commitNow(KafkaConsumer<?, ?> consumer, Collection<TopicPartition> which, Duration atMost) {
        var offsets = collect(which);
        if (!offsets.isEmpty()) {
            consumer.commitSync(offsets, atMost);
        }
    }

    /** What is new since the last successful commit. */
    private Map<TopicPartition, OffsetAndMetadata> collect(Collection<TopicPartition> which) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var place : which) {
            var partition = partitions.get(place);
            long lowest = partition == null ? -1 : partition.lowest();
            if (partition == null || lowest < 0) {
                continue;
            }
            var text = partition.text(TEXT);
            partition.gather(text.length(), TEXT, KafkaScheduler.now());
            var commit = new OffsetAndMetadata(lowest, text);
            if (!commit.equals(last.get(place))) {
                offsets.put(place, commit);
            }
        }
        return offsets;
    }

    /** These are committed. */
    private void safe(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((place, offset) -> {
            if (partitions.containsKey(place)) {
                last.put(place, offset);
                committed.put(place, offset.offset());
            }
        });
    }

    /** These are somebody else's now. */
    void drop(Collection<TopicPartition> which) {
        which.forEach(last::remove);
        which.forEach(committed::remove);
    }
}
