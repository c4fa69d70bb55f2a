// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.content;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Content;
import io.postern.contracts.reading.KafkaRecordReader;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored content chunk by chunk, with a few consumers that are assigned to the place and not members of a group.
 * Safe for use by many threads; a reader's thread and consumer are made when first needed.
 */
public final class KafkaContentReader implements AutoCloseable {
    private static final int MAX_WAITING = 10_000;

    private final KafkaAccess kafka;
    private final String clientId;
    private final Duration patience;
    private final ArrayBlockingQueue<KafkaRecordReader> idle;
    private final ExecutorService threads;

    /**
     * @param readers chunks that are read at the same time
     * @param patience how long a chunk may take before it counts as not to be had for now
     */
    public KafkaContentReader(KafkaAccess kafka, String name, int readers, Duration patience) {
        this.kafka = kafka;
        this.clientId = name + "-content";
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
        var reader = idle.poll();
        if (reader == null) {
            reader = new KafkaRecordReader(kafka, clientId, KafkaContentWriter.MAX_CHUNK + 1024);
        }
        boolean kept = false;
        try {
            var chunk = reader.read(place, offset, patience).map(ConsumerRecord::value);
            kept = idle.offer(reader);
            return chunk.orElseThrow(
                    () -> new MissingContent("content is gone at %s, offset %d".formatted(place, offset)));
        } finally {
            if (!kept) {
                reader.close();
            }
        }
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
        for (var reader = idle.poll(); reader != null; reader = idle.poll()) {
            reader.close();
        }
    }
}
