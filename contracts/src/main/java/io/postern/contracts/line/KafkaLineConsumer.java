// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import io.postern.contracts.access.KafkaAccess;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** How a stage of the line reads: a client waits for each of its records, and one that is old is worth nothing. */
final class KafkaLineConsumer {
    /** Longer than any question has time, and clocks that differ. */
    static final Duration RECENT = Duration.ofSeconds(15);

    private static final Duration LOOK = Duration.ofSeconds(3);

    private KafkaLineConsumer() {}

    /**
     * @param group the same for all instances of the service
     * @param instance a name for static membership; null for instances whose number changes
     */
    static KafkaConsumer<byte[], byte[]> of(KafkaAccess kafka, String group, @Nullable String instance) {
        var settings = kafka.settings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, group);
        if (instance != null) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, group + "-" + instance);
        }
        // Partitions that stay where they are go on being read while others move.
        settings.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class.getName()));
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, true);
        settings.put(ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, 1000);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
        // By a heartbeat a member hears that another has come or gone: clients wait for that long.
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 250);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ConsumerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        settings.put("enable.metrics.push", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Passes over what was written before that time, and goes on from what was committed where that is later. */
    static void seekRecent(Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions, long millis) {
        var times = new HashMap<TopicPartition, Long>();
        partitions.forEach(partition -> times.put(partition, millis));
        var committed = consumer.committed(Set.copyOf(partitions), LOOK);
        var recent = consumer.offsetsForTimes(times, LOOK);
        for (var partition : partitions) {
            var from = committed.get(partition);
            var first = recent.get(partition);
            if (first == null) {
                consumer.seekToEnd(List.of(partition));
            } else if (from != null && first.offset() > from.offset()) {
                consumer.seek(partition, first.offset());
            }
        }
    }
}
