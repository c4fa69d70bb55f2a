// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.reading;

import io.postern.contracts.access.KafkaAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What all readers without a group have in common. */
final class KafkaUngrouped {
    private KafkaUngrouped() {}

    static Map<String, Object> settings(KafkaAccess kafka, String clientId) {
        return kafka.settings(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                clientId,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_uncommitted",
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500,
                "enable.metrics.push",
                false));
    }

    /** @throws UnknownTopicOrPartitionException if one of them is not there */
    static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Collection<String> topics) {
        var all = new ArrayList<TopicPartition>();
        for (var topic : topics) {
            var found = consumer.partitionsFor(topic);
            if (found == null || found.isEmpty()) {
                throw new UnknownTopicOrPartitionException("there is no topic " + topic);
            }
            found.forEach(one -> all.add(new TopicPartition(one.topic(), one.partition())));
        }
        return all;
    }
}
