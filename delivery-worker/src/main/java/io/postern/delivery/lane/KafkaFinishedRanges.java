// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.lane;

import io.postern.contracts.access.KafkaAccess;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/**
 * Removes what is finished from topics that hold mail: they have no retention by time, so that mail that waits is never
 * removed, and would grow for ever. What cannot be removed now is removed the next time.
 */
public final class KafkaFinishedRanges implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaFinishedRanges.class.getName());

    private final Admin admin;
    private final Collection<Supplier<Map<TopicPartition, Long>>> progress;
    private final Map<TopicPartition, Long> removed = new HashMap<>();

    /** @param progress each says what is finished and committed, by partition */
    public KafkaFinishedRanges(KafkaAccess kafka, Collection<Supplier<Map<TopicPartition, Long>>> progress) {
        this.admin = Admin.create(kafka.settings(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "postern-delivery-removal",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1000,
                "enable.metrics.push",
                false)));
        this.progress = progress;
    }

    /** Asks for the removal of what has been committed since the last call. Does not wait, and never fails. */
    public synchronized void remove() {
        var finished = new HashMap<TopicPartition, RecordsToDelete>();
        for (var each : progress) {
            each.get().forEach((partition, offset) -> {
                if (offset > removed.getOrDefault(partition, 0L)) {
                    finished.put(partition, RecordsToDelete.beforeOffset(offset));
                }
            });
        }
        if (finished.isEmpty()) {
            return;
        }
        admin.deleteRecords(finished)
                .lowWatermarks()
                .forEach((partition, low) -> low.whenComplete((mark, failure) -> {
                    if (failure == null) {
                        done(partition, mark.lowWatermark());
                    } else {
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "finished records could not be removed, the next time they will be topic={0} partition={1}"
                                        + " reason={2}",
                                partition.topic(),
                                partition.partition(),
                                failure.getMessage());
                    }
                }));
    }

    private synchronized void done(TopicPartition partition, long lowWatermark) {
        removed.put(partition, lowWatermark);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
