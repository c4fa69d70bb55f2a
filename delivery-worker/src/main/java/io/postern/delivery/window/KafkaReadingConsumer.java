// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers of topics that hold mail. */
final class KafkaReadingConsumer {
    private static final int FETCH = 1 << 20;

    private KafkaReadingConsumer() {}

    /** A group that was away too long for its offsets starts at the beginning: the ledger sorts out what was done. */
    static KafkaConsumer<byte[], byte[]> of(Reading reading) {
        var settings = reading.kafka().settings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, reading.group());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, reading.group() + "-" + reading.topic());
        if (reading.instance() != null) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, reading.topic() + "-" + reading.instance());
        }
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.max(1, Math.min(100, reading.records())));
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put("enable.metrics.push", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
