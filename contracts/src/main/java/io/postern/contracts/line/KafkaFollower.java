// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Event;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads a topic from its beginning and on, without a group: for what every instance needs to know in full. */
public final class KafkaFollower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaFollower.class.getName());
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_NANOS = 500_000_000;

    private final String topic;
    private final BiConsumer<String, @Nullable Event> listener;
    private final Consumer<String> whenKnown;
    private final Cluster cluster = new Cluster();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean known;
    private volatile boolean closed;

    /**
     * @param listener is told the key of each record, and its event; null if it takes away what was there under the key. On
     *     the reading thread
     */
    public KafkaFollower(KafkaAccess kafka, String name, String topic, BiConsumer<String, @Nullable Event> listener) {
        this(kafka, name, topic, listener, _ -> {});
    }

    /**
     * @param listener as above
     * @param whenKnown is told the id of the cluster, once {@link #known}. On the reading thread
     */
    public KafkaFollower(
            KafkaAccess kafka,
            String name,
            String topic,
            BiConsumer<String, @Nullable Event> listener,
            Consumer<String> whenKnown) {
        this.topic = topic;
        this.listener = listener;
        this.whenKnown = whenKnown;
        var settings = kafka.settings();
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name + "-" + topic);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put("enable.metrics.push", false);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), cluster);
        thread = Thread.ofPlatform().name("follow-" + topic).daemon(true).start(this::run);
    }

    /** Whether all that was there at the start has been told. */
    public boolean known() {
        return known;
    }

    /**
     * Waits until it is known.
     *
     * @throws IllegalStateException with a sentence, if they cannot be read in that time
     */
    public void await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!known) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(topic + " cannot be read");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private void run() {
        Map<TopicPartition, Long> ends = Map.of();
        while (!closed) {
            try {
                if (ends.isEmpty()) {
                    ends = begin();
                }
                consumer.poll(known ? POLL : Duration.ofMillis(50)).forEach(this::take);
                if (!known && reached(ends)) {
                    whenKnown.accept(cluster.id);
                    known = true;
                }
            } catch (WakeupException e) {
                break;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, topic + " cannot be read, trying again: " + e.getMessage());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        consumer.close();
    }

    /** Kafka tells its name to those who read values. */
    private static final class Cluster extends ByteArrayDeserializer implements ClusterResourceListener {
        private volatile String id = "";

        @Override
        public void onUpdate(ClusterResource cluster) {
            id = String.valueOf(cluster.clusterId());
        }
    }

    private Map<TopicPartition, Long> begin() {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<byte[], byte[]> next) {
        var key = next.key() == null ? "" : new String(next.key(), StandardCharsets.UTF_8);
        try {
            listener.accept(key, next.value() == null ? null : JsonEvents.decode(next.value()));
        } catch (UnreadableRecord e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a record is unreadable and passed over topic={0} offset={1} reason={2}",
                    topic,
                    Long.toString(next.offset()),
                    e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a record of " + topic + " is passed over by a fault of ours", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
