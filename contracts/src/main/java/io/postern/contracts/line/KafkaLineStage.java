// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Event;
import io.postern.contracts.health.KafkaPulse;
import io.postern.contracts.trace.KafkaSpan;
import io.postern.contracts.trace.KafkaTraces;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * A service on the line: takes events of one topic, works on them side by side, sends what comes out.
 *
 * <p>Bounded: with {@value #MAX_IN_WORK} in work it stops fetching. Of the partitions that it is given it goes on from what was last
 * committed, but passes over what is older than any question; expired questions are dropped by the work itself. When it is
 * closed it leaves its group at once, and then finishes what it has in work. A record that nobody can read is parked or dropped. A
 * failure in the work costs that question only.
 */
public final class KafkaLineStage implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaLineStage.class.getName());
    private static final int MAX_IN_WORK = 2048;
    private static final int MOST_PARTITIONS = 9_999;
    private static final long PAUSE_NANOS = 500_000_000;
    private static final long GLANCE_NANOS = 5_000_000;
    private static final Duration LEAVE = Duration.ofSeconds(2);
    private static final Duration FINISH = Duration.ofSeconds(8);

    /**
     * What the stage does with one event; a null result means that nobody waits for an answer. It throws {@link
     * IllegalArgumentException} with a sentence for an event that does not belong on the topic, which is then parked.
     */
    @FunctionalInterface
    public interface Work {
        CompletionStage<? extends @Nullable Event> on(Event event);
    }

    private final String from;
    private final String to;
    private final boolean toAsker;
    private final Work work;
    private final Hops hops;
    private final KafkaSender sender;
    private final KafkaLineParking parking;
    private final KafkaTraces traces;
    private final String span;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AtomicInteger inWork = new AtomicInteger();
    private final CountDownLatch assigned = new CountDownLatch(1);
    private final KafkaPulse pulse;
    private final Thread thread;
    private final int toPartitions;
    private boolean paused;
    private volatile boolean closed;

    /**
     * @param group consumer group, the same for all instances of the service
     * @param instance a name for static membership, so that a restarted instance takes its partitions over at once;
     *     null for instances whose number changes
     * @param toAsker send to the partition that the asking edge reads, instead of the one the event came on
     * @param traces what is done with an event of a traced session is a span that bears the group's name
     * @param hops is told how long each record was on its way
     */
    public KafkaLineStage(
            KafkaAccess kafka,
            String group,
            @Nullable String instance,
            String from,
            String to,
            boolean toAsker,
            KafkaSender sender,
            KafkaParking parking,
            KafkaTraces traces,
            Hops hops,
            Work work) {
        this.hops = hops;
        this.traces = traces;
        this.span = group;
        this.from = from;
        this.to = to;
        this.toAsker = toAsker;
        this.sender = sender;
        this.parking = new KafkaLineParking(parking);
        this.work = work;
        this.toPartitions = sender.partitions(to);
        this.consumer = KafkaLineConsumer.of(kafka, group, instance);
        this.pulse = new KafkaPulse(consumer);
        thread = Thread.ofPlatform().name("line-" + group).daemon(true).start(this::run);
    }

    /** Partitions were assigned at least once, it goes on reading, and Kafka answers. */
    public boolean ready() {
        return assigned.getCount() == 0 && thread.isAlive() && pulse.connected();
    }

    /** Its loop, and what Kafka answers to it. */
    public KafkaPulse pulse() {
        return pulse;
    }

    /** Events in work now. */
    public int inWork() {
        return inWork.get();
    }

    private void run() {
        consumer.subscribe(List.of(from), new Listener());
        while (!closed) {
            pulse.beat();
            try {
                boolean full = inWork.get() >= MAX_IN_WORK;
                if (full != paused) {
                    paused = full;
                    if (full) {
                        consumer.pause(consumer.assignment());
                    } else {
                        consumer.resume(consumer.assignment());
                    }
                }
                for (var next : consumer.poll(Duration.ofMillis(paused ? 5 : 500))) {
                    take(next);
                }
            } catch (WakeupException e) {
                break;
            } catch (FencedInstanceIdException e) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "another process has the same postern.instance.name and took the partitions over; this one"
                                + " reads no more, give each its own name topic={0}",
                        from);
                pulse.end();
                break;
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                LOG.log(System.Logger.Level.WARNING, from + " cannot be read, trying again: " + e);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        KafkaLeaving.leave(consumer, LEAVE);
    }

    private void take(ConsumerRecord<byte[], byte[]> next) {
        hops.hop(next.timestamp(), System.currentTimeMillis());
        Event event;
        try {
            event = JsonEvents.decode(next.value());
        } catch (UnreadableRecord e) {
            parking.unreadable(next, e);
            return;
        }
        inWork.incrementAndGet();
        var part = traces.of(next.headers(), span);
        try {
            KafkaSpan.during(part, () -> work.on(event)).whenComplete((result, failure) -> {
                try {
                    if (failure != null) {
                        LOG.log(System.Logger.Level.ERROR, "an event of " + from + " failed and is dropped", failure);
                    } else if (result != null) {
                        send(next, result, part);
                    }
                } finally {
                    inWork.decrementAndGet();
                }
            });
        } catch (IllegalArgumentException e) {
            inWork.decrementAndGet();
            parking.garbage(next, e.getMessage());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            inWork.decrementAndGet();
            LOG.log(System.Logger.Level.ERROR, "an event of " + from + " failed and is dropped", e);
        }
    }

    private void send(ConsumerRecord<byte[], byte[]> cause, Event result, @Nullable KafkaSpan part) {
        var reply = cause.headers().lastHeader(KafkaQuestions.REPLY_PARTITION);
        // What the asker reads may be newer than the partitions that this stage knows of.
        int partition = toAsker
                ? Math.clamp(replyPartition(reply == null ? null : reply.value()), 0, MOST_PARTITIONS)
                : Math.floorMod(cause.partition(), toPartitions);
        var message = new ProducerRecord<byte[], byte[]>(to, partition, null, JsonEvents.encode(result));
        if (reply != null) {
            message.headers().add(reply);
        }
        if (part != null) {
            part.write(message.headers());
        }
        var _ = sender.send(message);
    }

    private static int replyPartition(byte @Nullable [] header) {
        return header == null || header.length != 4
                ? 0
                : ByteBuffer.wrap(header).getInt();
    }

    private final class Listener implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                var oldest = System.currentTimeMillis() - KafkaLineConsumer.RECENT.toMillis();
                KafkaLineConsumer.seekRecent(consumer, partitions, oldest);
            }
            if (paused) {
                consumer.pause(partitions);
            }
            assigned.countDown();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // What is in work is answered all the same; the asker does not mind who answers.
        }
    }

    /** Waits for what is in work, some seconds at most. */
    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(LEAVE.plusSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long end = System.nanoTime() + FINISH.toNanos();
        while (inWork.get() > 0 && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }
}
