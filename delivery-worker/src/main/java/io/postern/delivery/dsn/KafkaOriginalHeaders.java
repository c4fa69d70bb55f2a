// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import io.postern.contracts.content.KafkaContentReader;
import io.postern.contracts.content.MissingContent;
import io.postern.contracts.event.Content;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Headers out of records, or out of the first chunks of stored content.
 *
 * @param most octets
 */
public record KafkaOriginalHeaders(KafkaContentReader reader, int most) implements OriginalHeaders {
    private static final System.Logger LOG = System.getLogger(KafkaOriginalHeaders.class.getName());

    @Override
    public CompletionStage<OriginalHeader> of(Content content) {
        return switch (content) {
            case Content.Inline inline -> CompletableFuture.completedFuture(OriginalHeader.of(inline, most));
            case Content.Stored stored ->
                beginning(reader.open(stored), new byte[0]).exceptionallyCompose(this::gone);
        };
    }

    private CompletableFuture<OriginalHeader> beginning(KafkaContentReader.Reading reading, byte[] soFar) {
        return reading.next().thenCompose(chunk -> {
            var octets = chunk == null ? soFar : joined(soFar, chunk);
            boolean enough = chunk == null || octets.length > most || OriginalHeader.ends(octets);
            return enough
                    ? CompletableFuture.completedFuture(OriginalHeader.beginning(octets, most))
                    : beginning(reading, octets);
        });
    }

    private CompletionStage<OriginalHeader> gone(Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof MissingContent) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the content of a message is gone, and its report has no header of it reason={0}",
                    cause.getMessage());
            return CompletableFuture.completedFuture(OriginalHeader.GONE);
        }
        return CompletableFuture.failedFuture(cause);
    }

    private static byte[] joined(byte[] first, byte @Nullable [] second) {
        if (first.length == 0 || second == null) {
            return second == null ? first : second;
        }
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
