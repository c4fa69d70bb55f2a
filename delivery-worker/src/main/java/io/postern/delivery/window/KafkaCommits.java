// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Commits what a window has finished, some times a second. Used by the reading thread. */
final class KafkaCommits {
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final Duration LAST = Duration.ofSeconds(3);

    private final String topic;
    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final Consumer<Collection<String>> forget;
    private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private final List<String> forgettable = new ArrayList<>();
    private long next = System.nanoTime();

    /** @param forget is told which records are committed for good */
    KafkaCommits(
            String topic,
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            Consumer<Collection<String>> forget) {
        this.topic = topic;
        this.consumer = consumer;
        this.forget = forget;
    }

    /** By partition: everything below is finished and committed. */
    Map<TopicPartition, Long> committed() {
        return Map.copyOf(committed);
    }

    /** If it is time, and there is something. Does not wait; what fails is committed the next time. */
    void commitSoon(Window window) {
        long now = System.nanoTime();
        if (now - next < 0) {
            return;
        }
        next = now + PERIOD_NANOS;
        collect(window);
        if (uncommitted.isEmpty()) {
            return;
        }
        var offsets = Map.copyOf(uncommitted);
        var records = List.copyOf(forgettable);
        uncommitted.clear();
        forgettable.clear();
        consumer.commitAsync(offsets, (_, failure) -> {
            if (failure == null) {
                safe(offsets, records);
            } else {
                putBack(offsets, records);
            }
        });
    }

    /** But not what is somebody else's by now: there, the ledger's traces are still needed. */
    private void putBack(Map<TopicPartition, OffsetAndMetadata> offsets, List<String> records) {
        var ours = consumer.assignment();
        offsets.forEach((partition, offset) -> {
            if (ours.contains(partition) && offset.offset() > committed.getOrDefault(partition, -1L)) {
                uncommitted.merge(partition, offset, (a, b) -> a.offset() > b.offset() ? a : b);
            }
        });
        if (ours.containsAll(offsets.keySet())) {
            forgettable.addAll(records);
        }
    }

    /** Waits for it. */
    void commitNow(Window window) {
        collect(window);
        if (!uncommitted.isEmpty()) {
            var offsets = Map.copyOf(uncommitted);
            consumer.commitSync(offsets, LAST);
            safe(offsets, List.copyOf(forgettable));
            uncommitted.clear();
            forgettable.clear();
        }
    }

    /** These are somebody else's now; what could not be committed of them is not forgotten either. */
    void drop(Collection<TopicPartition> partitions) {
        if (partitions.stream().anyMatch(uncommitted::containsKey)) {
            forgettable.clear();
        }
        partitions.forEach(uncommitted::remove);
        partitions.forEach(committed::remove);
    }

    private void collect(Window window) {
        for (var progress : window.progress()) {
            uncommitted.put(new TopicPartition(topic, progress.partition()), new OffsetAndMetadata(progress.offset()));
            forgettable.addAll(progress.forgettable());
        }
    }

    private void safe(Map<TopicPartition, OffsetAndMetadata> offsets, List<String> records) {
        offsets.forEach((partition, offset) -> committed.merge(partition, offset.offset(), Math::max));
        if (!records.isEmpty()) {
            forget.accept(records);
        }
    }
}
