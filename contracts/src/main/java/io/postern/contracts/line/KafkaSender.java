// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import io.postern.contracts.access.KafkaAccess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A Kafka producer that never blocks its caller. {@link KafkaProducer#send} waits when it lacks metadata or memory, so
 * it is called on a thread of its own; what waits for that thread is bounded in octets, and beyond the bound a send
 * fails at once.
 */
public final class KafkaSender implements AutoCloseable {
    private static final long MAX_WAITING = 48L << 20;

    private record Waiting(ProducerRecord<byte[], byte[]> record, CompletableFuture<RecordMetadata> sent, long since) {}

    private final KafkaProducer<byte[], byte[]> producer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private final long giveUpNanos;
    private ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long octets;
    private boolean closed;

    private KafkaSender(String name, Map<String, Object> settings, Duration giveUp) {
        giveUpNanos = giveUp.toNanos();
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        thread = Thread.ofPlatform().name("sender-" + name).daemon(true).start(this::run);
    }

    /** For topics of the line: {@code acks=1}, no waiting for company, given up after the deadline. */
    public static KafkaSender line(KafkaAccess kafka, String name) {
        var giveUp = Duration.ofSeconds(4);
        var settings = common(kafka, name, giveUp);
        settings.put(ProducerConfig.ACKS_CONFIG, "1");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 2);
        // Until it is given up: a partition whose broker died has another leader some seconds later.
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        return new KafkaSender(name, settings, giveUp);
    }

    /**
     * For topics that hold mail: acknowledged by all replicas, on disk.
     *
     * @param giveUp after this long the send has failed; less than the time whoever waits for it has
     */
    public static KafkaSender durable(KafkaAccess kafka, String name, Duration giveUp) {
        var settings = common(kafka, name, giveUp);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // One request at a time: what arrives during a flush shares the next one.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return new KafkaSender(name, settings, giveUp);
    }

    private static Map<String, Object> common(KafkaAccess kafka, String name, Duration giveUp) {
        var settings = kafka.settings();
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) giveUp.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) giveUp.toMillis() - 500);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, giveUp.toMillis());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 8 << 20);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 32L << 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(1).toMillis());
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, 50);
        settings.put(ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 2000);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put("enable.metrics.push", false);
        return settings;
    }

    /**
     * Hands a record over. The future fails if the broker does not acknowledge in time, or at once when too much is
     * waiting; it completes on a thread of the producer, which must not be held up.
     */
    public CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> message) {
        var sent = new CompletableFuture<RecordMetadata>();
        lock.lock();
        try {
            if (closed) {
                sent.completeExceptionally(new KafkaException("the sender is closed"));
            } else if (octets > MAX_WAITING) {
                sent.completeExceptionally(new KafkaException("too much is waiting for Kafka: " + octets + " octets"));
            } else {
                octets += size(message);
                waiting.add(new Waiting(message, sent, System.nanoTime()));
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
        return sent;
    }

    /** The number of partitions of a topic; blocks until the broker has told, and fails after the give-up time. */
    public int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    private static long size(ProducerRecord<byte[], byte[]> message) {
        return message.value() == null ? 100 : message.value().length + 100;
    }

    private void run() {
        var batch = new ArrayDeque<Waiting>();
        var pace = new Pace(System.nanoTime());
        while (true) {
            lock.lock();
            try {
                while (waiting.isEmpty() && !closed) {
                    changed.awaitUninterruptibly();
                }
                if (waiting.isEmpty()) {
                    return;
                }
                var taken = waiting;
                waiting = batch;
                batch = taken;
            } finally {
                lock.unlock();
            }
            int taken = batch.size();
            for (var next = batch.poll(); next != null; next = batch.poll()) {
                sendNow(next);
            }
            long wait = pace.taken(taken, System.nanoTime());
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
        }
    }

    private void sendNow(Waiting next) {
        if (System.nanoTime() - next.since() > giveUpNanos) {
            // Whoever handed it over has given up too, and told a client so.
            taken(next);
            next.sent().completeExceptionally(new TimeoutException("waited too long for Kafka"));
            return;
        }
        try {
            producer.send(next.record(), (metadata, failure) -> {
                taken(next);
                if (failure == null) {
                    next.sent().complete(metadata);
                } else {
                    next.sent().completeExceptionally(failure);
                }
            });
        } catch (RuntimeException failure) {
            taken(next);
            next.sent().completeExceptionally(failure);
        }
    }

    private void taken(Waiting done) {
        lock.lock();
        try {
            octets -= size(done.record());
        } finally {
            lock.unlock();
        }
    }

    /** Sends what waits, for at most five seconds. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
    }
}
