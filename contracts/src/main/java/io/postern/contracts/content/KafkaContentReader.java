// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.content;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Content;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored content chunk by chunk, with a few consumers that are assigned to the place and not members of a group.
 * Safe for use by many threads; a reader's thread and consumer are made when first needed.
 */
public final class KafkaContentReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int MAX_WAITING = 10_000;

    private final Map<String, Object> settings;
    private final Duration patience;
    private final ArrayBlockingQueue<KafkaConsumer<byte[], byte[]>> idle;
    private final ExecutorService threads;

    /**
     * @param readers chunks that are read at the same time
     * @param patience how long a chunk may take before it counts as not to be had for now
     */
    public KafkaContentReader(KafkaAccess kafka, String name, int readers, Duration patience) {
        this.patience = patience;
        this.idle = new ArrayBlockingQueue<>(readers);
        var executor = new ThreadPoolExecutor(
                readers,
                readers,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MAX_WAITING),
                Thread.ofPlatform().name("content-", 0).daemon(true).factory());
        executor.allowCoreThreadTimeOut(true);
        this.threads = executor;
        this.settings = kafka.settings(Map.ofEntries(
                Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, name + "-content"),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, KafkaContentWriter.MAX_CHUNK + 1024),
                Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100),
                Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                Map.entry("enable.metrics.push", false)));
    }

    /** Starts reading from the beginning. Nothing is fetched before it is asked for. */
    public Reading open(Content.Stored content) {
        return new Reading(content);
    }

    /** One reading; not for use by several threads at once. */
    public final class Reading {
        private final Content.Stored content;
        private final TopicPartition place;
        private final MessageDigest digest = KafkaContentWriter.sha256();
        private long octets;
        private int nextChunk;

        private Reading(Content.Stored content) {
            this.content = content;
            this.place = new TopicPartition(content.topic(), content.partition());
        }

        /**
         * The next chunk, or null after the last one. The last one comes only when size and SHA-256 of the whole are
         * right. Completes on a thread of this reader, which must not be held up. Fails with {@link MissingContent}
         * when the content is gone or damaged, with another exception when Kafka does not answer.
         */
        public CompletableFuture<byte @Nullable []> next() {
            if (nextChunk >= content.offsets().size()) {
                return CompletableFuture.completedFuture(null);
            }
            long offset = content.offsets().get(nextChunk++);
            boolean last = nextChunk == content.offsets().size();
            var read = new CompletableFuture<byte @Nullable []>();
            try {
                threads.execute(() -> {
                    try {
                        read.complete(checked(read(place, offset), last));
                    } catch (RuntimeException e) {
                        read.completeExceptionally(e);
                    }
                });
            } catch (RejectedExecutionException e) {
                read.completeExceptionally(new KafkaException("too many wait for content", e));
            }
            return read;
        }

        private byte[] checked(byte[] chunk, boolean last) {
            digest.update(chunk);
            octets += chunk.length;
            if (last && octets != content.size()) {
                throw new MissingContent(
                        "content has %d octets instead of %d, at %s".formatted(octets, content.size(), place));
            }
            if (last && !HexFormat.of().formatHex(digest.digest()).equals(content.sha256())) {
                throw new MissingContent("content is not what was written, at " + place);
            }
            return chunk;
        }
    }

    private byte[] read(TopicPartition place, long offset) {
        var consumer = idle.poll();
        if (consumer == null) {
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
        boolean kept = false;
        try {
            var chunk = read(consumer, place, offset);
            kept = idle.offer(consumer);
            return chunk;
        } catch (OffsetOutOfRangeException e) {
            throw new MissingContent("content is gone at %s, offset %d".formatted(place, offset));
        } finally {
            if (!kept) {
                consumer.close();
            }
        }
    }

    private byte[] read(KafkaConsumer<byte[], byte[]> consumer, TopicPartition place, long offset) {
        if (!consumer.assignment().contains(place)) {
            consumer.assign(List.of(place));
            consumer.seek(place, offset);
        } else if (consumer.position(place) != offset) {
            consumer.seek(place, offset);
        }
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            for (var next : consumer.poll(POLL)) {
                if (next.offset() != offset || next.value() == null) {
                    throw new MissingContent("content is gone at %s, offset %d".formatted(place, offset));
                }
                return next.value();
            }
        }
        throw new KafkaException(
                "content did not come within " + patience.toMillis() + " ms from " + place + ", offset " + offset);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (var consumer = idle.poll(); consumer != null; consumer = idle.poll()) {
            consumer.close();
        }
    }
}
