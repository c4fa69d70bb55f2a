// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import io.postern.contracts.access.KafkaAccess;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The two consumers of the scheduler. */
final class KafkaRetryConsumers {
    private static final String GROUP = "postern-retry";

    private KafkaRetryConsumers() {}

    /** Reads everything once, as a member of the group. */
    static KafkaConsumer<byte[], byte[]> readingAhead(KafkaAccess kafka, @Nullable String instance) {
        var settings = common(kafka, GROUP);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        if (instance != null) {
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, "retry-" + instance);
        }
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 500);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 << 20);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        return of(settings);
    }

    /** Reads single records again, wherever it is put. */
    static KafkaConsumer<byte[], byte[]> readingAgain(KafkaAccess kafka) {
        var settings = common(kafka, GROUP + "-again");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 << 10);
        // What it reads is there. A fetch that waited at the end of a partition would hold up the next question on its
        // connection.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 0);
        return of(settings);
    }

    private static Map<String, Object> common(KafkaAccess kafka, String client) {
        var settings = kafka.settings();
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, client);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put("enable.metrics.push", false);
        return settings;
    }

    private static KafkaConsumer<byte[], byte[]> of(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
