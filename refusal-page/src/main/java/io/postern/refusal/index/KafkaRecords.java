// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Event;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads single records by their places, one page at a time. Safe for use by many threads. */
public final class KafkaRecords implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** More pages than that are not waited with. */
    private static final int MOST_WAITING = 8;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** It is too much at the moment, or Kafka does not answer. */
    public static final class Busy extends Exception {
        private static final long serialVersionUID = 1;

        private Busy(String reason) {
            super(reason);
        }
    }

    public KafkaRecords(KafkaAccess kafka, String name) {
        var settings = kafka.settings(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                name + "-records",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                32 << 10,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500,
                "enable.metrics.push",
                false));
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** What is there; records that are gone or cannot be read are left out. */
    public List<Event> read(List<Place> places) throws Busy {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            if (turn.getQueueLength() >= MOST_WAITING) {
                throw new Busy("too many want to read");
            }
            if (!turn.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Busy("too many want to read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy("interrupted");
        }
        try {
            var events = new ArrayList<Event>();
            for (var place : places) {
                var event = read(place, deadline);
                if (event != null) {
                    events.add(event);
                }
            }
            return events;
        } catch (KafkaException e) {
            throw new Busy("Kafka does not answer: " + e.getMessage());
        } finally {
            turn.unlock();
        }
    }

    private @Nullable Event read(Place place, long deadline) throws Busy {
        var partition = new TopicPartition(place.source().topic(), place.partition());
        if (!consumer.assignment().contains(partition)) {
            consumer.assign(List.of(partition));
        }
        consumer.seek(partition, place.offset());
        try {
            while (System.nanoTime() < deadline) {
                for (var next : consumer.poll(POLL)) {
                    return next.offset() == place.offset() && next.value() != null
                            ? JsonEvents.decode(next.value())
                            : null;
                }
            }
        } catch (OffsetOutOfRangeException | UnreadableRecord e) {
            return null;
        }
        throw new Busy("Kafka does not answer in time");
    }

    @Override
    public void close() {
        turn.lock();
        try {
            consumer.close();
        } finally {
            turn.unlock();
        }
    }
}
