// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Command.Target;
import io.postern.contracts.health.KafkaPulse;
import io.postern.contracts.line.KafkaLeaving;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.topic.RetryTiers;
import io.postern.delivery.attempt.Faults;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaMover mover;
    private final Map<TopicPartition, WaitingPartition> partitions = new HashMap<>();
    private final ConcurrentLinkedQueue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final KafkaRetryCommits commits = new KafkaRetryCommits(partitions);
    private final KafkaPreparation preparation;
    private final KafkaRetryReading reading;
    private final KafkaReadingPause pause;
    private final KafkaMoves moves;
    private final Faults faults;
    private final KafkaPulse pulse;
    private final Thread thread;
    private long nextCommit;
    private boolean torn;
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
        this.consumer = KafkaRetryConsumers.readingAhead(kafka, instance);
        this.preparation = new KafkaPreparation(consumer, tiers, partitions);
        this.faults = new Faults(tally::fault);
        this.mover = new KafkaMover(KafkaRetryConsumers.readingAgain(kafka), outbox::move, parking, faults);
        this.moves = new KafkaMoves(partitions, mover, tally, news);
        this.reading = new KafkaRetryReading(partitions, holds, parking, clock, news, faults);
        this.pause = new KafkaReadingPause(consumer, partitions, reading::full);
        this.pulse = new KafkaPulse(consumer);
        this.thread = Thread.ofPlatform().name("scheduler").daemon(true).start(this::run);
    }

    /** All that waited when partitions were assigned is known, what comes is read, and Kafka answers. */
    public boolean ready() {
        return ready && !pause.paused() && thread.isAlive() && pulse.connected();
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
                failed("a step of the scheduler", e);
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

    private void failed(String what, Throwable failure) {
        if (!faults.ours(what, failure)) {
            LOG.log(System.Logger.Level.WARNING, "retry topics cannot be read, trying again: " + failure);
        }
    }

    private void step() {
        if (torn) {
            beginAnew();
        }
        pause.look();
        var read = consumer.poll(Duration.ofMillis(moves.pause()));
        whole(() -> read.forEach(reading::take));
        preparation.finish();
        hear();
        whole(moves::moveDue);
        commitSoon();
    }

    private void whole(Runnable part) {
        boolean before = torn;
        torn = true;
        part.run();
        torn = before;
    }

    /**
     * What escaped from the middle of a poll, or of what is due, has left records without a pointer, and to the next one read they
     * would count as not there. So all is read again from the commit, as if it were taken away and assigned once more.
     */
    private void beginAnew() {
        var all = consumer.assignment();
        preparation.begin(all);
        try {
            letGo(all);
        } finally {
            preparation.begin(all);
            torn = false;
        }
    }

    /** One that fails does not keep the others from being heard. */
    private void hear() {
        for (var next = news.poll(); next != null; next = news.poll()) {
            try {
                next.run();
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                torn = true;
                failed("a part of the scheduler's work", e);
            }
        }
    }

    private void commitSoon() {
        if (now() < nextCommit) {
            return;
        }
        nextCommit = now() + COMMIT_MILLIS;
        waiting = KafkaWaiting.of(partitions);
        ready = ready || preparation.caughtUp();
        commits.commitSoon(consumer);
    }

    /** What is being moved gets a moment to arrive. */
    private void letGo(Collection<TopicPartition> which) {
        try {
            long end = now() + LET_GO.toMillis();
            while (moves.any() && now() < end) {
                hear();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            hear();
            commits.commitNow(consumer, which, LET_GO);
        } finally {
            drop(which);
        }
    }

    private void drop(Collection<TopicPartition> which) {
        which.forEach(partitions::remove);
        preparation.drop(which);
        commits.drop(which);
    }

    /** Milliseconds of a clock that only goes forward. */
    static long now() {
        return System.nanoTime() / 1_000_000;
    }

    private final class Listener implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            preparation.begin(assigned);
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
