// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import io.postern.contracts.access.KafkaAccess;
import io.postern.refusal.index.Place.Source;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads both topics from their beginning and on, without a group, on a thread of its own. While Kafka is away it says so once a
 * try, and goes on afterwards.
 */
public final class KafkaIndexing implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaIndexing.class.getName());
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_NANOS = 1_000_000_000;
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofMinutes(1);
    private static final Map<String, Source> SOURCES =
            Arrays.stream(Source.values()).collect(Collectors.toMap(Source::topic, source -> source));

    private final Codes codes;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private List<TopicPartition> assigned = List.of();
    private long lookAt = System.nanoTime();
    private volatile long behind = -1;
    private volatile boolean caughtUp;
    private volatile boolean closed;

    public KafkaIndexing(KafkaAccess kafka, String name, Codes codes) {
        this.codes = codes;
        var settings = kafka.settings(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                name + "-index",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                4 << 20,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500,
                "enable.metrics.push",
                false));
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().name("codes").daemon(true).start(this::run);
    }

    /** Whether reading goes on; it may not have caught up yet. */
    public boolean reading() {
        return behind >= 0 && thread.isAlive();
    }

    /** Whether all that was there at the start is read. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Records that are written and not read yet; -1 as long as that is not known. */
    public long behind() {
        return behind;
    }

    private void run() {
        while (!closed) {
            try {
                assign();
                consumer.poll(POLL).forEach(this::take);
                measure();
            } catch (WakeupException e) {
                break;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "refusals cannot be read, trying again: " + e.getMessage());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        consumer.close();
    }

    /** A topic may grow. */
    private void assign() {
        if (!assigned.isEmpty() && System.nanoTime() - lookAt < 0) {
            return;
        }
        var partitions = SOURCES.keySet().stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        if (!partitions.equals(assigned)) {
            consumer.assign(partitions);
            assigned = partitions;
        }
        lookAt = System.nanoTime() + LOOK_FOR_PARTITIONS.toNanos();
    }

    private void take(ConsumerRecord<byte[], byte[]> next) {
        var source = SOURCES.get(next.topic());
        if (source != null && next.value() != null) {
            codes.add(new Place(source, next.partition(), next.offset()), next.value());
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
        caughtUp = caughtUp || sum == 0;
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
