// SPDX-License-Identifier: Apache-2.0
package io.postern.books.reading;

import io.postern.books.checkpoint.KafkaCheckpoints;
import io.postern.books.checkpoint.KafkaCheckpoints.TakenOver;
import io.postern.books.entry.Books;
import io.postern.books.orders.Holds;
import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.health.KafkaPulse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** The one thread that reads, counts and saves. While Kafka is away it says so once a try, and goes on afterwards. */
public final class KafkaReading implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaReading.class.getName());
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_NANOS = 1_000_000_000;
    private static final long LOOK_FOR_PARTITIONS_MILLIS = 60_000;
    /** As long as the books remember what they have closed. */
    private static final long REMEMBERED_MILLIS = 10 * 60_000;

    private final Books books;
    private final KafkaFacts facts;
    private final KafkaCheckpoints checkpoints;
    private final Duration every;
    private final InstantSource clock;
    private final Runnable takenOver;
    private final KafkaConsumer<byte[], ByteBuffer> consumer;
    private final KafkaPlaces places;
    private final ArrayList<ConsumerRecord<byte[], ByteBuffer>> heldBack = new ArrayList<>();
    private final KafkaPulse pulse;
    private final Thread thread;
    private @Nullable Map<TopicPartition, Long> laneEnds;
    private @Nullable Map<String, Long> savedPositions;
    private long saveAt;
    private long lookAt;
    private volatile long began;
    private volatile boolean loaded;
    private volatile boolean caughtUp;
    private volatile long behind = -1;
    private volatile long savedAt;
    private volatile boolean closed;

    /**
     * Begins to read, on a thread of its own.
     *
     * @param every how often to save
     * @param takenOver is called when another instance has taken the books; nothing is read any more then
     */
    public KafkaReading(
            KafkaAccess kafka,
            String name,
            Books books,
            Holds holds,
            Duration every,
            InstantSource clock,
            Runnable takenOver) {
        this.books = books;
        this.facts = new KafkaFacts(books, holds);
        this.every = every;
        this.clock = clock;
        this.takenOver = takenOver;
        this.checkpoints = new KafkaCheckpoints(kafka, name);
        this.consumer = KafkaPlaces.consumer(kafka, name);
        this.places = new KafkaPlaces(consumer);
        this.pulse = new KafkaPulse(consumer);
        this.thread = Thread.ofPlatform().name("books").start(this::run);
    }

    /** Whether what was saved is loaded and reading goes on. */
    public boolean reading() {
        return loaded && thread.isAlive();
    }

    /** Its loop, and what Kafka answers to it. */
    public KafkaPulse pulse() {
        return pulse;
    }

    /** Whether all that was there at the start is read. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Records that are written and not read yet; -1 as long as that is not known. */
    public long behind() {
        return behind;
    }

    /** When the books began, in milliseconds since 1970. */
    public long began() {
        return began;
    }

    /** When they were last saved, in milliseconds since 1970; 0 before the first time. */
    public long savedAt() {
        return savedAt;
    }

    private void run() {
        try {
            while (!closed) {
                pulse.beat();
                try {
                    if (!loaded) {
                        begin();
                    }
                    round();
                } catch (OffsetOutOfRangeException e) {
                    recover(e.offsetOutOfRangePartitions());
                } catch (WakeupException e) {
                    // Asked to stop.
                } catch (RuntimeException e) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "the books stand still, trying again: " + KafkaPlaces.reason(e));
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
            last();
        } catch (TakenOver e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage() + "; this one stops. Run one at a time.");
            takenOver.run();
        } finally {
            consumer.close();
            checkpoints.close();
        }
    }

    private void begin() throws TakenOver {
        places.assign();
        var saved = checkpoints.load(clock.millis());
        long unread = places.seek(saved.positions());
        if (saved.found()) {
            places.readAgain(saved.at() - REMEMBERED_MILLIS, one -> facts.remember(one, clock.millis()));
        }
        began = saved.began();
        books.restore(saved.entries(), saved.totals());
        books.unread(unread);
        savedPositions = null;
        LOG.log(
                System.Logger.Level.INFO,
                "the books are open entries={0} unread={1}",
                Integer.toString(saved.entries().size()),
                Long.toString(unread));
        lookAt = clock.millis() + LOOK_FOR_PARTITIONS_MILLIS;
        loaded = true;
    }

    private void round() throws TakenOver {
        for (var next : consumer.poll(POLL)) {
            if (KafkaPlaces.lane(new TopicPartition(next.topic(), next.partition()))) {
                facts.lane(next, clock.millis());
            } else {
                heldBack.add(next);
            }
        }
        if (!heldBack.isEmpty()) {
            endings();
        }
        behind = places.behind();
        caughtUp = caughtUp || (behind == 0 && heldBack.isEmpty());
        if (heldBack.isEmpty() && clock.millis() >= saveAt) {
            save();
        }
    }

    /** They count when the lanes are read as far as they went when the endings were read. */
    private void endings() {
        var ends = laneEnds;
        if (ends == null) {
            consumer.pause(places.others());
            ends = places.laneEnds();
            laneEnds = ends;
        }
        if (places.reached(ends)) {
            heldBack.forEach(one -> facts.other(one, clock.millis()));
            heldBack.clear();
            laneEnds = null;
            consumer.resume(places.others());
        }
    }

    /** Not when nothing has happened: the topic would grow. */
    private void save() throws TakenOver {
        long now = clock.millis();
        saveAt = now + every.toMillis();
        if (now >= lookAt) {
            lookAt = now + LOOK_FOR_PARTITIONS_MILLIS;
            places.assign();
        }
        var positions = places.positions();
        boolean changed = !positions.equals(savedPositions);
        if (changed || !checkpoints.ours()) {
            checkpoints.save(now, began, books.unsaved(), positions);
            books.saved();
            savedPositions = positions;
            savedAt = now;
        }
    }

    /** When told to stop: nothing that was counted need be read again. */
    private void last() throws TakenOver {
        if (!loaded || !heldBack.isEmpty()) {
            return;
        }
        try {
            save();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the books were not saved at the end: " + KafkaPlaces.reason(e));
        }
    }

    private void recover(Map<TopicPartition, Long> outOfRange) {
        try {
            long unread = places.recover(outOfRange);
            books.unread(unread);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "records were removed before the books could read them, reading goes on behind them places={0}"
                            + " lane-records={1}",
                    outOfRange,
                    Long.toString(unread));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the books stand still, trying again: " + KafkaPlaces.reason(e));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
