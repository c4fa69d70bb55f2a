// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Command.Target;
import io.postern.contracts.health.KafkaPulse;
import io.postern.contracts.line.KafkaLeaving;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.topic.RetryTiers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Moves mail that waits to its lane when its time has come. One thread reads ahead; another moves what is due. */
public final class KafkaScheduler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaScheduler.class.getName());
    private static final long COMMIT_MILLIS = 500;
    private static final Pattern TOPICS = Pattern.compile("postern\\.retry\\..+");
    private static final Duration LET_GO = Duration.ofSeconds(3);

    private final RetryTiers tiers;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaMover mover;
    private final Map<TopicPartition, WaitingPartition> partitions = new HashMap<>();
    private final Set<TopicPartition> unprepared = new HashSet<>();
    private final ConcurrentLinkedQueue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final KafkaRetryCommits commits = new KafkaRetryCommits(partitions);
    private final KafkaRetryReading reading;
    private final KafkaReadingPause pause;
    private final KafkaMoves moves;
    private final Faults faults;
    private final KafkaPulse pulse;
    private final Thread thread;
    private long nextCommit;
    private volatile Waiting waiting = Waiting.NOTHING;
    private volatile boolean ready;
    private volatile boolean closed;

    /**
     * @param instance a name for static membership, so that a restarted worker takes its partitions over at once
     * @param holds asked about mail in the topic for held mail
     */
    public KafkaScheduler(
            KafkaAccess kafka,
            @Nullable String instance,
            RetryTiers tiers,
            KafkaOutbox outbox,
            KafkaParking parking,
            Holds holds,
            InstantSource clock,
            SchedulerTally tally) {
        this.tiers = tiers;
        this.consumer = KafkaRetryConsumers.readingAhead(kafka, instance);
        this.faults = new Faults(tally);
        this.mover = new KafkaMover(KafkaRetryConsumers.readingAgain(kafka), outbox::move, faults);
        this.moves = new KafkaMoves(partitions, mover, tally, news);
        this.reading = new KafkaRetryReading(partitions, holds, parking, clock, news, faults);
        this.pause = new KafkaReadingPause(consumer, partitions, reading::full);
        this.pulse = new KafkaPulse(consumer);
        this.thread = Thread.ofPlatform().name("scheduler").daemon(true).start(this::run);
    }

    /** All that waited when partitions were assigned is known, and Kafka answers. */
    public boolean ready() {
        return ready && thread.isAlive() && pulse.connected();
    }

    /** Its loop, and what Kafka answers to it. */
    public KafkaPulse pulse() {
        return pulse;
    }

    /** As of the last commit. */
    public Waiting waiting() {
        return waiting;
    }

    /** By partition: everything below is moved. */
    public Map<TopicPartition, Long> committed() {
        return commits.committed();
    }

    /** Makes what an order is about due now; the attempt sees what the order says. */
    public void wake(Target target) {
        news.add(() -> partitions.values().forEach(partition -> partition.wake(target, now())));
    }

    private void run() {
        // Those of an earlier schedule too: what waits there must not be forgotten.
        consumer.subscribe(TOPICS, new Listener());
        while (!closed) {
            pulse.beat();
            try {
                step();
            } catch (WakeupException e) {
                break;
            } catch (FencedInstanceIdException e) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "another worker has this one's postern.instance.name; this one's scheduler stops reading");
                pulse.end();
                break;
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                if (!faults.ours("a step of the scheduler", e)) {
                    LOG.log(System.Logger.Level.WARNING, "retry topics cannot be read, trying again: " + e);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            }
        }
        try {
            letGo(List.copyOf(partitions.keySet()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the scheduler's last commit was not possible: " + e);
        } finally {
            KafkaLeaving.leave(consumer, LET_GO);
        }
    }

    private void step() {
        pause.look();
        consumer.poll(Duration.ofMillis(moves.pause())).forEach(reading::take);
        if (!unprepared.isEmpty()) {
            prepare();
        }
        hear();
        moves.moveDue();
        commitSoon();
    }

    private void hear() {
        for (var next = news.poll(); next != null; next = news.poll()) {
            next.run();
        }
    }

    private void commitSoon() {
        if (now() < nextCommit) {
            return;
        }
        nextCommit = now() + COMMIT_MILLIS;
        waiting = KafkaWaiting.of(partitions);
        // Others have all there is.
        boolean idle = partitions.isEmpty()
                && unprepared.isEmpty()
                && consumer.groupMetadata().generationId() > 0;
        boolean all = !partitions.isEmpty() && unprepared.isEmpty();
        for (var entry : partitions.entrySet()) {
            entry.getValue().reached(consumer.position(entry.getKey()));
            all &= entry.getValue().caughtUp();
        }
        ready = ready || all || idle;
        var offsets = commits.collect(partitions.keySet());
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, (_, failure) -> {
                if (failure == null) {
                    commits.safe(offsets);
                }
            });
        }
    }

    /** Nothing is read of a partition before it is known where its last owner stopped; what fails is tried again. */
    private void prepare() {
        var ends = consumer.endOffsets(unprepared);
        var places = consumer.committed(unprepared);
        for (var place : unprepared) {
            boolean held = place.topic().equals(RetryTiers.HELD);
            var moved = KafkaRetryCommits.moved(places.get(place));
            long end = ends.getOrDefault(place, 0L);
            partitions.put(place, new WaitingPartition(tiers.longest(place.topic()), held, moved, end));
        }
        consumer.resume(unprepared);
        unprepared.clear();
    }

    /** What is being moved gets a moment to arrive. */
    private void letGo(Collection<TopicPartition> which) {
        long end = now() + LET_GO.toMillis();
        while (moves.any() && now() < end) {
            hear();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        hear();
        try {
            var offsets = commits.collect(which);
            if (!offsets.isEmpty()) {
                consumer.commitSync(offsets, LET_GO);
            }
        } finally {
            drop(which);
        }
    }

    private void drop(Collection<TopicPartition> which) {
        which.forEach(partitions::remove);
        unprepared.removeAll(which);
        commits.drop(which);
    }

    /** Milliseconds of a clock that only goes forward. */
    static long now() {
        return System.nanoTime() / 1_000_000;
    }

    private final class Listener implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            consumer.pause(assigned);
            unprepared.addAll(assigned);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            letGo(revoked);
        }

        /** Somebody else has them already: nothing may be committed. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            drop(lost);
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
        mover.close();
    }
}
