// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.reading;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.health.KafkaPulse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics from their beginning and on until it is closed, on a thread of its own, partitions that a topic gains included.
 * While Kafka is away it says so once a try, and goes on afterwards where it was.
 */
public final class KafkaFollowing implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaFollowing.class.getName());
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration POLL_AT_FIRST = Duration.ofMillis(50);
    private static final long PAUSE_NANOS = 500_000_000;
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofMinutes(1);
    private static final int FETCH = 4 << 20;

    private final List<String> topics;
    private final long lookNanos;
    private final Consumer<? super ConsumerRecord<byte[], byte[]>> taking;
    private final Consumer<String> whenKnown;
    private final Cluster cluster = new Cluster();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaPulse pulse;
    private final Thread thread;
    private List<TopicPartition> assigned = List.of();
    private Map<TopicPartition, Long> ends = Map.of();
    private long lookAt = System.nanoTime();
    private volatile long behind = -1;
    private volatile boolean known;
    private volatile boolean closed;

    /**
     * @param taking is given each record, once; what it throws is logged, and the next one comes. On the reading thread
     * @param whenKnown is told the id of the cluster, once {@link #known}. On the reading thread
     */
    public KafkaFollowing(
            KafkaAccess kafka,
            String clientId,
            Collection<String> topics,
            Consumer<? super ConsumerRecord<byte[], byte[]>> taking,
            Consumer<String> whenKnown) {
        this(kafka, clientId, topics, LOOK_FOR_PARTITIONS, taking, whenKnown);
    }

    /** @param look how often it looks whether topics have grown */
    KafkaFollowing(
            KafkaAccess kafka,
            String clientId,
            Collection<String> topics,
            Duration look,
            Consumer<? super ConsumerRecord<byte[], byte[]>> taking,
            Consumer<String> whenKnown) {
        this.lookNanos = look.toNanos();
        this.topics = List.copyOf(topics);
        this.taking = taking;
        this.whenKnown = whenKnown;
        var settings = KafkaUngrouped.settings(kafka, clientId);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, look.toMillis());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), cluster);
        pulse = new KafkaPulse(consumer);
        thread = Thread.ofPlatform()
                .name("follow-" + String.join("-", this.topics))
                .daemon(true)
                .start(this::run);
    }

    /** Whether all that was there at the start has been given. */
    public boolean known() {
        return known;
    }

    /** Whether reading goes on; it may not have caught up yet. */
    public boolean reading() {
        return behind >= 0 && thread.isAlive();
    }

    /** Its loop, and what Kafka answers to it. */
    public KafkaPulse pulse() {
        return pulse;
    }

    /** Records that are written and not read yet; -1 as long as that is not known. */
    public long behind() {
        return behind;
    }

    private void run() {
        while (!closed) {
            pulse.beat();
            try {
                assign();
                consumer.poll(known ? POLL : POLL_AT_FIRST).forEach(this::take);
                measure();
                if (!known && reached()) {
                    whenKnown.accept(cluster.id);
                    known = true;
                }
            } catch (WakeupException e) {
                break;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, topics + " cannot be read, trying again: " + e.getMessage());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        consumer.close();
    }

    /** Positions of partitions that stay are kept. */
    private void assign() {
        if (!assigned.isEmpty() && System.nanoTime() - lookAt < 0) {
            return;
        }
        var partitions = KafkaUngrouped.partitions(consumer, topics);
        if (ends.isEmpty()) {
            ends = consumer.endOffsets(partitions);
        }
        if (!partitions.equals(assigned)) {
            consumer.assign(partitions);
            assigned = partitions;
        }
        lookAt = System.nanoTime() + lookNanos;
    }

    private boolean reached() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<byte[], byte[]> next) {
        try {
            taking.accept(next);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a record of " + next.topic() + " is passed over by a fault of ours", e);
        }
    }

    private void measure() {
        long sum = 0;
        for (var partition : assigned) {
            var lag = consumer.currentLag(partition);
            if (lag.isEmpty()) {
                return;
            }
            sum += lag.getAsLong();
        }
        behind = sum;
    }

    /** Kafka tells its name to those who read values. */
    private static final class Cluster extends ByteArrayDeserializer implements ClusterResourceListener {
        private volatile String id = "";

        @Override
        public void onUpdate(ClusterResource cluster) {
            id = String.valueOf(cluster.clusterId());
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
