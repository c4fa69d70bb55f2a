// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import io.postern.contracts.line.KafkaLeaving;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;

/** Reads one topic as a member of a group, with a {@link Window} of records in work, on a thread of its own. */
public final class KafkaWindow implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaWindow.class.getName());
    private static final long REBALANCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LEAVE = Duration.ofSeconds(3);
    /**
     * After the grace, for servers that have a whole message and have not answered. Most that look at content need seconds;
     * RFC 5321 4.5.3.2.6 would give them ten minutes, for which nobody waits who stops a process.
     */
    private static final Duration ANSWERS = Duration.ofSeconds(15);

    private final Reading reading;
    private final Window window;
    private final KafkaWorks works;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ArrayDeque<ConsumerRecord<byte[], byte[]>> buffer = new ArrayDeque<>();
    private final KafkaCommits commits;
    private final KafkaBacklog backlog;
    private final Thread thread;
    private long nextRebalance;
    private final Company company = new Company();
    private volatile boolean joined;
    private volatile boolean closed;

    /** @param forget is told which records are committed for good */
    public KafkaWindow(Reading reading, KafkaStart start, Consumer<Collection<String>> forget) {
        this.reading = reading;
        this.window = new Window(reading.records(), reading.octets());
        this.works = new KafkaWorks(start, window);
        this.consumer = KafkaReadingConsumer.of(reading);
        this.commits = new KafkaCommits(reading.topic(), consumer, forget);
        this.backlog = new KafkaBacklog(consumer, window);
        this.thread = Thread.ofPlatform()
                .name("window-" + reading.topic())
                .daemon(true)
                .start(this::run);
    }

    /** It is a member of its group, with partitions or without, and Kafka answers. */
    public boolean ready() {
        return joined && thread.isAlive() && backlog.pulse().connected();
    }

    public KafkaBacklog backlog() {
        return backlog;
    }

    public int inWork() {
        return window.inWork();
    }

    /** What this member has committed, by partition: everything below is finished. */
    public Map<TopicPartition, Long> committed() {
        return commits.committed();
    }

    private void run() {
        consumer.subscribe(List.of(reading.topic()), new Listener());
        while (!closed) {
            backlog.pulse().beat();
            try {
                step();
            } catch (InterruptedException e) {
                break;
            } catch (FencedInstanceIdException e) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "another worker runs under the name {0}; this one stops reading {1}. Give each worker a"
                                + " postern.instance.name of its own",
                        reading.instance(),
                        reading.topic());
                backlog.pulse().end();
                break;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, reading.topic() + " cannot be read, trying again: " + e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            }
        }
        end();
    }

    /** Others have the partitions before the last answers are in; they find the ledger's claims and entries. */
    private void end() {
        long until = System.nanoTime() + reading.grace().toNanos();
        try {
            letGo(consumer.assignment());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the last commit of " + reading.topic() + " was not possible: " + e);
        } finally {
            KafkaLeaving.leave(consumer, LEAVE);
        }
        try {
            works.end(Duration.ofNanos(Math.max(0, until - System.nanoTime())), ANSWERS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        if (!buffer.isEmpty()) {
            company.taken();
        }
        while (!buffer.isEmpty() && window.room()) {
            // One that was not taken in would count as not there.
            works.take(buffer.element());
            buffer.remove();
        }
        commits.commitSoon(window);
        backlog.look(buffer.size());
        if (buffer.isEmpty()) {
            company.await();
            consumer.poll(POLL).forEach(buffer::add);
            return;
        }
        window.awaitRoom(POLL.toMillis());
        if (System.nanoTime() - nextRebalance >= 0) {
            nextRebalance = System.nanoTime() + REBALANCE_NANOS;
            consumer.pause(consumer.assignment());
            try {
                consumer.poll(Duration.ZERO).forEach(buffer::add);
            } finally {
                consumer.resume(consumer.assignment());
            }
        }
    }

    /** Finishes or aborts what is in work, and commits. */
    private void letGo(Collection<TopicPartition> partitions) {
        var which = partitions.stream().map(TopicPartition::partition).toList();
        buffer.removeIf(next -> which.contains(next.partition()));
        try {
            works.letGo(which, reading.grace());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            commits.commitNow(window);
        } finally {
            drop(partitions);
        }
    }

    private void drop(Collection<TopicPartition> partitions) {
        window.forget(partitions.stream().map(TopicPartition::partition).toList());
        commits.drop(partitions);
    }

    private final class Listener implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            joined = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            letGo(partitions);
        }

        /**
         * Somebody else has them: nothing may be committed. Nobody begins anew what is in work, as it is claimed; cut off at
         * once, it could be in a server's hands already, and would be sent twice.
         */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            var which = partitions.stream().map(TopicPartition::partition).toList();
            buffer.removeIf(next -> which.contains(next.partition()));
            works.letGoLater(which, reading.grace());
            drop(partitions);
        }
    }

    /** Takes no more; does not wait. */
    public void stop() {
        closed = true;
    }

    /** Waits for what is in work, for the grace, for the last answers and a little longer. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(reading.grace().plus(ANSWERS).plusSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
