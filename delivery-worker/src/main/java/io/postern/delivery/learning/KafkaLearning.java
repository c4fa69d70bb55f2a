// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.learning;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code postern.deliveries} and enters in Redis what it says about greylisting. Each partition is read by one member
 * of the group; while Redis is away it waits where it is.
 */
public final class KafkaLearning implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaLearning.class.getName());
    private static final String GROUP = "postern-learning";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long WRITE_SECONDS = 10;

    private final RedisSiteWaits waits;
    private final long checkNanos;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private long nextCheck = System.nanoTime();
    private boolean away;
    private volatile boolean closed;

    public KafkaLearning(KafkaAccess kafka, RedisSiteWaits waits) {
        this(kafka, waits, Duration.ofSeconds(10));
    }

    /** @param check how often it looks whether Redis was emptied */
    KafkaLearning(KafkaAccess kafka, RedisSiteWaits waits, Duration check) {
        this.waits = waits;
        this.checkNanos = check.toNanos();
        var settings = kafka.settings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Many records with one request: what a site needs may be known a moment later.
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 256 << 10);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put("enable.metrics.push", false);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        thread = Thread.ofPlatform().name("learning").daemon(true).start(this::run);
    }

    private void run() {
        try (consumer) {
            consumer.subscribe(List.of(Topics.DELIVERIES), new Assigned());
            while (!closed) {
                step();
            }
        } catch (WakeupException e) {
            LOG.log(System.Logger.Level.DEBUG, "learning ends, as it was told to");
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "learning did not end well: " + e);
        }
    }

    private void step() {
        var records = ConsumerRecords.<byte[], byte[]>empty();
        try {
            startAgainWhereEmptied();
            records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                learn(records);
                consumer.commitSync();
            }
            away = false;
        } catch (WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            if (!away) {
                LOG.log(System.Logger.Level.WARNING, "learning waits, as something is away: " + e.getMessage());
            }
            away = true;
            sitOut(records);
        }
    }

    /** Offsets go back before Redis is told, so that whoever takes over after a crash reads it all. */
    private void startAgainWhereEmptied() {
        if (System.nanoTime() - nextCheck < 0 || consumer.assignment().isEmpty()) {
            return;
        }
        var numbers =
                consumer.assignment().stream().map(TopicPartition::partition).toList();
        var unread = await(waits.unread(numbers));
        if (!unread.isEmpty()) {
            var partitions = unread.stream()
                    .map(number -> new TopicPartition(Topics.DELIVERIES, number))
                    .toList();
            var beginnings = consumer.beginningOffsets(partitions);
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            beginnings.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
            consumer.commitSync(offsets);
            beginnings.forEach(consumer::seek);
            await(waits.reading(unread));
            LOG.log(
                    System.Logger.Level.INFO,
                    "Redis knows nothing of the waits of sites; they are learned again from {0} partitions={1}",
                    Topics.DELIVERIES,
                    unread);
        }
        nextCheck = System.nanoTime() + checkNanos;
    }

    private void learn(ConsumerRecords<byte[], byte[]> records) {
        var observations = new ArrayList<Observation>();
        for (var next : records) {
            var observation = observation(next);
            if (observation != null) {
                observations.add(observation);
            }
        }
        if (!observations.isEmpty()) {
            await(waits.add(observations));
        }
    }

    /** What cannot be read teaches nothing, and is others' to tell about. */
    private static @Nullable Observation observation(ConsumerRecord<byte[], byte[]> next) {
        try {
            return JsonEvents.decode(next.value()) instanceof DeliveryOutcome outcome ? Observation.of(outcome) : null;
        } catch (UnreadableRecord e) {
            LOG.log(System.Logger.Level.DEBUG, "an outcome is unreadable offset={0}", Long.toString(next.offset()));
            return null;
        }
    }

    private void back(ConsumerRecords<byte[], byte[]> records) {
        for (var partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).getFirst().offset());
            }
        }
    }

    /** Stays a member of the group, and reads nothing. */
    private void sitOut(ConsumerRecords<byte[], byte[]> notLearned) {
        try {
            back(notLearned);
            consumer.pause(consumer.assignment());
            back(consumer.poll(PAUSE));
            consumer.resume(consumer.assignment());
        } catch (WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "Kafka is away too: " + e.getMessage());
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(WRITE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Redis: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Redis does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WakeupException();
        }
    }

    /** A member that takes a partition over looks at once. */
    private final class Assigned implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            nextCheck = System.nanoTime();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
