// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.content;

import io.postern.contracts.event.Content;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Writes one message to a content topic, chunk by chunk as it arrives. Used by one thread at a time. The chunks
 * are all there once {@link #finish} has completed; it fails if one of them was not acknowledged in time.
 */
public final class KafkaContentWriter {
    /** Octets of a chunk at most. */
    public static final int MAX_CHUNK = 512 << 10;

    private final KafkaSender durable;
    private final String topic;
    private final int partition;
    private final byte[] key;
    private final MessageDigest digest = sha256();
    private final List<CompletableFuture<RecordMetadata>> chunks = new ArrayList<>();
    private long size;

    /**
     * @param durable a sender that waits for all replicas
     * @param topic {@link Topics#CONTENT} or {@link Topics#CONTENT_KEPT}
     * @param partition of the topic, for all chunks of this message
     * @param messageId the key of the chunks, for whoever looks at the topic
     */
    public KafkaContentWriter(KafkaSender durable, String topic, int partition, String messageId) {
        this.durable = durable;
        this.topic = topic;
        this.partition = partition;
        this.key = messageId.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Appends a chunk, which must not be changed afterwards.
     *
     * @return completes when the chunk is safe, on a thread of the producer that must not be held up
     */
    public CompletableFuture<RecordMetadata> write(byte[] chunk) {
        if (chunk.length > MAX_CHUNK) {
            throw new IllegalArgumentException("a chunk of " + chunk.length + " octets; at most " + MAX_CHUNK);
        }
        digest.update(chunk);
        size += chunk.length;
        var sent = durable.send(new ProducerRecord<>(topic, partition, key, chunk));
        chunks.add(sent);
        return sent;
    }

    /** Completes with the reference when all chunks are safe. Nothing may be written afterwards. */
    public CompletableFuture<Content.Stored> finish() {
        var sha256 = HexFormat.of().formatHex(digest.digest());
        return CompletableFuture.allOf(chunks.toArray(CompletableFuture[]::new)).thenApply(all -> {
            var offsets = chunks.stream().map(chunk -> chunk.join().offset()).toList();
            return new Content.Stored(topic, partition, offsets, size, sha256);
        });
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
