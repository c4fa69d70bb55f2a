// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.health.Heartbeat;
import io.postern.contracts.health.KafkaPulse;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.trace.KafkaSpan;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Asks inquiries and waits for their verdicts.
 *
 * <p>A question is registered before it is sent. At half its time it is asked once more, on another partition ({@link
 * PartitionChoice}), and long before where its own partition does not answer any more and others do (ADR 14); but for one about a message, which
 * may cost a scanner seconds. When its time is over the future fails with {@link TimeoutException}, and a verdict that comes later is ignored. A record
 * that nobody can read is parked or dropped.
 */
public final class KafkaQuestions implements AutoCloseable {
    /** Header with the partition of {@code postern.verdicts} that the asking edge reads, four octets. */
    static final String REPLY_PARTITION = "reply-partition";

    private static final System.Logger LOG = System.getLogger(KafkaQuestions.class.getName());
    private static final long TICK_MILLIS = 25;
    private static final long PAUSE_NANOS = 200_000_000;

    private final Map<String, PendingQuestion> pending = new ConcurrentHashMap<>();
    private final KafkaSender sender;
    private final KafkaLineParking parking;
    private final Hops hops;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaPulse pulse;
    private final Heartbeat deadlines = new Heartbeat(System.nanoTime());
    private final Thread reader;
    private final Thread clock;
    private final byte[] replyPartition;
    private final PartitionChoice partitions;
    private volatile boolean closed;

    /**
     * Blocks until the topics are known.
     *
     * @param ordinal which of several edges this is; decides the partition that verdicts come back on
     * @param parking for verdicts that nobody can read
     * @param hops is told how long each verdict was on its way
     */
    public KafkaQuestions(
            KafkaAccess kafka, String name, int ordinal, KafkaSender sender, KafkaParking parking, Hops hops) {
        this.hops = hops;
        this.sender = sender;
        this.parking = new KafkaLineParking(parking);
        this.partitions = new PartitionChoice(
                sender.partitions(Topics.INQUIRIES), ThreadLocalRandom.current().nextInt(100_000));
        var settings = kafka.settings();
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ConsumerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2000);
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1000);
        settings.put("enable.metrics.push", false);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            int verdictPartitions = consumer.partitionsFor(Topics.VERDICTS).size();
            var own = new TopicPartition(Topics.VERDICTS, Math.floorMod(ordinal, verdictPartitions));
            replyPartition = ByteBuffer.allocate(4).putInt(own.partition()).array();
            consumer.assign(List.of(own));
            consumer.seekToEnd(List.of(own));
            consumer.position(own);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
        pulse = new KafkaPulse(consumer);
        reader = Thread.ofPlatform().name("verdicts").daemon(true).start(this::read);
        clock = Thread.ofPlatform().name("deadlines").daemon(true).start(this::watch);
    }

    /** Asks, outside of any trace. */
    public CompletableFuture<Verdict> ask(Inquiry inquiry) {
        return ask(inquiry, null);
    }

    /**
     * Asks; the verdict comes on a thread of ours that must not be held up.
     *
     * @param traceparent of the span that waits; null outside of any
     */
    public CompletableFuture<Verdict> ask(Inquiry inquiry, byte @Nullable [] traceparent) {
        long now = System.currentTimeMillis();
        long deadline = inquiry.deadline().toEpochMilli();
        // Of a message a scanner may take seconds: that it has no answer yet tells nothing.
        boolean quick = !(inquiry instanceof Inquiry.Message);
        int partition = partitions.next(now, quick);
        long again = now + Math.max(0, deadline - now) / 2;
        long soon = quick ? now + PartitionChoice.SILENT_MILLIS : again;
        var question = new PendingQuestion(JsonEvents.encode(inquiry), traceparent, partition, soon, again, deadline);
        pending.put(inquiry.id(), question);
        if (quick) {
            partitions.asked(partition, now);
        }
        send(question, partition);
        return question.verdict;
    }

    /** Questions without an answer yet. */
    public int waiting() {
        return pending.size();
    }

    /** Both its loops go round: verdicts are read, and deadlines kept. */
    public boolean live() {
        return pulse.live() && deadlines.alive(System.nanoTime(), Heartbeat.STUCK);
    }

    /** Kafka answers. */
    public boolean connected() {
        return pulse.connected();
    }

    private void send(PendingQuestion question, int partition) {
        var message = new ProducerRecord<byte[], byte[]>(Topics.INQUIRIES, partition, null, question.value);
        message.headers().add(REPLY_PARTITION, replyPartition);
        if (question.traceparent != null) {
            message.headers().add(KafkaSpan.TRACEPARENT, question.traceparent);
        }
        var _ = sender.send(message);
    }

    private void read() {
        while (!closed) {
            pulse.beat();
            try {
                consumer.poll(Duration.ofMillis(500)).forEach(this::answer);
            } catch (WakeupException e) {
                return;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "verdicts cannot be read, trying again: " + e.getMessage());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void answer(ConsumerRecord<byte[], byte[]> next) {
        long now = System.currentTimeMillis();
        hops.hop(next.timestamp(), now);
        try {
            if (JsonEvents.decode(next.value()) instanceof Verdict verdict) {
                var question = pending.remove(verdict.id());
                if (question != null) {
                    if (!question.askedAgain) {
                        partitions.answered(question.partition, now);
                    }
                    question.verdict.complete(verdict);
                }
            } else {
                parking.garbage(next, "no verdict, and only that belongs here");
            }
        } catch (UnreadableRecord e) {
            parking.unreadable(next, e);
        }
    }

    private void watch() {
        while (!closed) {
            deadlines.beat(System.nanoTime());
            try {
                Thread.sleep(TICK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            long now = Instant.now().toEpochMilli();
            pending.forEach((id, question) -> tick(id, question, now));
        }
    }

    private void tick(String id, PendingQuestion question, long now) {
        if (now >= question.deadline) {
            if (pending.remove(id, question)) {
                question.verdict.completeExceptionally(new TimeoutException("no verdict in time"));
            }
        } else if (now >= question.againAt) {
            askAgain(question, partitions.other(question.partition, now));
        } else if (now >= question.soonAt) {
            askAgain(question, partitions.elsewhere(question.partition, now));
        }
    }

    private void askAgain(PendingQuestion question, int partition) {
        if (partition >= 0 && !question.askedAgain) {
            question.askedAgain = true;
            send(question, partition);
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        clock.interrupt();
        try {
            reader.join(Duration.ofSeconds(2));
            clock.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!reader.isAlive()) {
            consumer.close();
        }
    }
}
