// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import io.postern.contracts.topic.RetryTiers;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Nothing is read of a partition before it is known where its last owner stopped. On the scheduler's thread. */
final class KafkaPreparation {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RetryTiers tiers;
    private final Map<TopicPartition, WaitingPartition> partitions;
    private final Set<TopicPartition> open = new HashSet<>();

    /** @param partitions where those go that are prepared */
    KafkaPreparation(
            KafkaConsumer<byte[], byte[]> consumer,
            RetryTiers tiers,
            Map<TopicPartition, WaitingPartition> partitions) {
        this.consumer = consumer;
        this.tiers = tiers;
        this.partitions = partitions;
    }

    void begin(Collection<TopicPartition> which) {
        consumer.pause(which);
        open.addAll(which);
    }

    void drop(Collection<TopicPartition> which) {
        open.removeAll(which);
    }

    /** All that was there at the assignment has been read, or others have all there is. */
    boolean caughtUp() {
        boolean all = open.isEmpty();
        for (var entry : partitions.entrySet()) {
            entry.getValue().reached(consumer.position(entry.getKey()));
            all &= entry.getValue().caughtUp();
        }
        return all && (!partitions.isEmpty() || consumer.groupMetadata().generationId() > 0);
    }

    /** Has them read from the commit on; what fails is tried again at the next call. */
    void finish() {
        if (open.isEmpty()) {
            return;
        }
        var ends = consumer.endOffsets(open);
        var places = consumer.committed(open);
        for (var place : open) {
            var stopped = places.get(place);
            if (stopped == null) {
                consumer.seekToBeginning(List.of(place));
            } else {
                consumer.seek(place, stopped.offset());
            }
            boolean held = place.topic().equals(RetryTiers.HELD);
            long end = ends.getOrDefault(place, 0L);
            var moved = KafkaRetryCommits.moved(stopped);
            partitions.put(place, new WaitingPartition(tiers.longest(place.topic()), held, moved, end));
        }
        consumer.resume(open);
        open.clear();
    }
}
