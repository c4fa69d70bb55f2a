// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Event;
import io.postern.contracts.reading.KafkaRecordReader;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads single records by their places, one page at a time. Safe for use by many threads. */
public final class KafkaRecords implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int FETCH = 32 << 10;
    /** More pages than that are not waited with. */
    private static final int MOST_WAITING = 8;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final KafkaRecordReader reader;

    /** It is too much at the moment, or Kafka does not answer. */
    public static final class Busy extends Exception {
        private static final long serialVersionUID = 1;

        private Busy(String reason) {
            super(reason);
        }
    }

    public KafkaRecords(KafkaAccess kafka, String name) {
        this.reader = new KafkaRecordReader(kafka, name + "-records", FETCH);
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

    private @Nullable Event read(Place place, long deadline) {
        var partition = new TopicPartition(place.source().topic(), place.partition());
        var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        var value = reader.read(partition, place.offset(), left)
                .map(ConsumerRecord::value)
                .orElse(null);
        try {
            return value == null ? null : JsonEvents.decode(value);
        } catch (UnreadableRecord e) {
            return null;
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            reader.close();
        } finally {
            turn.unlock();
        }
    }
}
