// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import io.postern.contracts.content.KafkaContentReader;
import io.postern.contracts.content.KafkaContentWriter;
import io.postern.contracts.event.Content;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Copies from {@code postern.content} to {@code postern.content.kept}, one chunk in memory at a time: the next one is read
 * when the one before is safe. A copy that is begun again after a crash leaves chunks that nobody refers to; they vanish with
 * their segment.
 */
public final class KafkaKeptContent implements KeptContent {
    private final KafkaContentReader reader;
    private final KafkaSender durable;
    private final int partitions;

    /**
     * @param durable a sender that waits for all replicas
     * @param partitions of {@code postern.content.kept}
     */
    public KafkaKeptContent(KafkaContentReader reader, KafkaSender durable, int partitions) {
        this.reader = reader;
        this.durable = durable;
        this.partitions = partitions;
    }

    @Override
    public CompletionStage<Content> keep(String messageId, Content content) {
        return switch (content) {
            case Content.Stored stored
            when !stored.topic().equals(Topics.CONTENT_KEPT) -> {
                int partition = Math.floorMod(messageId.hashCode(), partitions);
                var writer = new KafkaContentWriter(durable, Topics.CONTENT_KEPT, partition, messageId);
                yield copy(reader.open(stored), writer).thenApply(kept -> kept);
            }
            case Content.Stored kept -> CompletableFuture.completedFuture(kept);
            case Content.Inline inline -> CompletableFuture.completedFuture(inline);
        };
    }

    private CompletableFuture<Content.Stored> copy(KafkaContentReader.Reading from, KafkaContentWriter to) {
        return from.next()
                .thenCompose(
                        chunk -> chunk == null ? to.finish() : to.write(chunk).thenCompose(_ -> copy(from, to)));
    }
}
