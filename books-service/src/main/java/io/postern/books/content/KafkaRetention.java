// SPDX-License-Identifier: Apache-2.0
package io.postern.books.content;

import io.postern.contracts.access.KafkaAccess;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;

/** Asks brokers for {@code retention.ms} of topics; whoever asks needs DescribeConfigs on them. */
public final class KafkaRetention implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final Admin admin;

    private KafkaRetention(Admin admin) {
        this.admin = admin;
    }

    /**
     * Opens the way to the brokers, if they are away too.
     *
     * @throws RetentionUnknown if their names cannot be found out yet
     */
    public static KafkaRetention open(KafkaAccess kafka) throws RetentionUnknown {
        var own = Map.<String, Object>of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "postern-books-retention",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false);
        try {
            return new KafkaRetention(Admin.create(kafka.settings(own)));
        } catch (KafkaException e) {
            throw unknown(e);
        }
    }

    /**
     * By topic; a hundred years for a topic that drops nothing by time. Waits for 10 s at most.
     *
     * @throws RetentionUnknown if a topic is not there, or the brokers do not say
     */
    public Map<String, Duration> ask(Collection<String> topics) throws RetentionUnknown, InterruptedException {
        var resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        try {
            var found = new HashMap<String, Duration>();
            admin.describeConfigs(resources)
                    .all()
                    .get()
                    .forEach((topic, config) -> found.put(
                            topic.name(),
                            length(config.get(TopicConfig.RETENTION_MS_CONFIG).value())));
            return Map.copyOf(found);
        } catch (ExecutionException e) {
            throw unknown(e.getCause());
        }
    }

    private static Duration length(String millis) {
        long length = Long.parseLong(millis);
        return length < 0 || length > FOR_EVER.toMillis() ? FOR_EVER : Duration.ofMillis(length);
    }

    private static RetentionUnknown unknown(Throwable cause) {
        return new RetentionUnknown(
                cause instanceof RetriableException ? "no answer" : String.valueOf(cause.getMessage()));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
