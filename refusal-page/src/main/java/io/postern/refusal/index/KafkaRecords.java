// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Event;
import io.postern.contracts.reading.KafkaRecordReader;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.refusal.index.Place.Source;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads single records by their places, one page at a time. Safe for use by many threads. */
public final class KafkaRecords implements AutoCloseable {
    private static final Comparator<Place> NEIGHBOURS =
            Comparator.comparing(Place::source).thenComparing(Place::partition).thenComparing(Place::offset);
    /** How long a page waits for those before it. */
    private static final Duration TURN = Duration.ofSeconds(3);

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

    /** Connects at once, as the first page must not pay for that. @throws KafkaException if Kafka does not answer */
    public KafkaRecords(KafkaAccess kafka, String name) {
        this.reader = new KafkaRecordReader(kafka, name + "-records", FETCH);
        try {
            reader.connect(Arrays.stream(Source.values()).map(Source::topic).toList());
        } catch (KafkaException e) {
            reader.close();
            throw e;
        }
    }

    /** What is there, in this order; records that are gone or cannot be read are left out. */
    public List<Event> read(List<Place> places) throws Busy {
        take();
        try {
            return inOrder(places);
        } catch (KafkaException e) {
            throw new Busy("Kafka does not answer: " + e.getMessage());
        } finally {
            turn.unlock();
        }
    }

    private void take() throws Busy {
        try {
            if (turn.getQueueLength() >= MOST_WAITING || !turn.tryLock(TURN.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Busy("too many want to read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy("interrupted");
        }
    }

    /** Read is partition by partition, as to go to another one costs a request of its own. */
    private List<Event> inOrder(List<Place> places) throws Busy {
        var time = new PageTime(System.nanoTime());
        var events = new HashMap<Place, Event>();
        for (var place : places.stream().sorted(NEIGHBOURS).toList()) {
            var patience = time.next(System.nanoTime());
            if (patience.isZero()) {
                throw new Busy("the records of one page, %d of them, take too long".formatted(places.size()));
            }
            var event = read(place, patience);
            if (event != null) {
                events.put(place, event);
            }
        }
        return places.stream().map(events::get).filter(Objects::nonNull).toList();
    }

    private @Nullable Event read(Place place, Duration patience) {
        var partition = new TopicPartition(place.source().topic(), place.partition());
        var value = reader.read(partition, place.offset(), patience)
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
