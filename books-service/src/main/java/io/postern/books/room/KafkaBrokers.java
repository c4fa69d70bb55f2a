// SPDX-License-Identifier: Apache-2.0
package io.postern.books.room;

import io.postern.books.look.NotKnown;
import io.postern.contracts.access.KafkaAccess;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;

/** Asks brokers how full their disks are, and how long topics are kept. For one thread. */
public final class KafkaBrokers implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Duration FOR_EVER = Duration.ofDays(36_500);
    private static final String DISKS = "the disks of brokers are not known: ";
    private static final String KEPT = "how long content is kept is not known: ";

    private final Admin admin;

    private KafkaBrokers(Admin admin) {
        this.admin = admin;
    }

    /**
     * Opens the way to them, if they are away too.
     *
     * @throws NotKnown if their names cannot be found out yet
     */
    public static KafkaBrokers open(KafkaAccess kafka) {
        var own = Map.<String, Object>of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "postern-books-room",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false);
        try {
            return new KafkaBrokers(Admin.create(kafka.settings(own)));
        } catch (KafkaException e) {
            throw unknown("brokers cannot be asked: ", e);
        }
    }

    /**
     * KIP-827; whoever asks needs Describe on the cluster. Waits for 20 s at most.
     *
     * @return by the broker's number the disk that is full first; without brokers that do not say
     * @throws NotKnown if no broker says anything
     */
    public Map<Integer, Disk> disks() throws InterruptedException {
        var brokers = done(DISKS, admin.describeCluster().nodes()).stream()
                .map(Node::id)
                .toList();
        var found = new HashMap<Integer, Disk>();
        NotKnown failed = null;
        for (var broker : admin.describeLogDirs(brokers).descriptions().entrySet()) {
            try {
                var disks = done(DISKS, broker.getValue()).values().stream()
                        .map(KafkaBrokers::disk)
                        .toList();
                Disk.fullest(disks).ifPresent(disk -> found.put(broker.getKey(), disk));
            } catch (NotKnown e) {
                failed = e;
            }
        }
        if (found.isEmpty() && failed != null) {
            throw failed;
        }
        return found;
    }

    /**
     * {@code retention.ms} of topics; whoever asks needs DescribeConfigs on them. Waits for 10 s at most.
     *
     * @return by topic; a hundred years for a topic that drops nothing by time
     * @throws NotKnown if a topic is not there, or the brokers do not say
     */
    public Map<String, Duration> kept(Collection<String> topics) throws InterruptedException {
        var resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        return done(KEPT, admin.describeConfigs(resources).all()).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        topic -> topic.getKey().name(),
                        topic -> length(topic.getValue()
                                .get(TopicConfig.RETENTION_MS_CONFIG)
                                .value())));
    }

    /** @param millis as Kafka writes it; below 0 for ever */
    static Duration length(String millis) {
        long length = Long.parseLong(millis);
        return length < 0 || length > FOR_EVER.toMillis() ? FOR_EVER : Duration.ofMillis(length);
    }

    private static Disk disk(LogDirDescription folder) {
        return new Disk(folder.totalBytes().orElse(-1), folder.usableBytes().orElse(-1));
    }

    private static <T> T done(String what, KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw unknown(what, e.getCause());
        }
    }

    private static NotKnown unknown(String what, Throwable cause) {
        return new NotKnown(what + (cause instanceof RetriableException ? "no answer" : cause.getMessage()));
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
