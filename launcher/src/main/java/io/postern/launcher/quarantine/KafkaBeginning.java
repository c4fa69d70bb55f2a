// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.content.KafkaContentReader;
import io.postern.contracts.content.MissingContent;
import io.postern.contracts.event.Content;
import io.postern.launcher.Complaint;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletionException;

/** Reads no more of a message than is shown. */
final class KafkaBeginning {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private KafkaBeginning() {}

    /** @throws Complaint if the content is gone, or Kafka does not answer */
    static Beginning of(KafkaAccess kafka, Content content) {
        return switch (content) {
            case Content.Inline(var bytes) -> new Beginning(first(bytes), bytes.length);
            case Content.Stored stored -> stored(kafka, stored);
        };
    }

    private static Beginning stored(KafkaAccess kafka, Content.Stored content) {
        var read = new ByteArrayOutputStream();
        try (var reader = new KafkaContentReader(kafka, "postern-show", 1, PATIENCE)) {
            var reading = reader.open(content);
            while (read.size() < Beginning.MOST) {
                var chunk = reading.next().join();
                if (chunk == null) {
                    break;
                }
                read.writeBytes(chunk);
            }
        } catch (CompletionException e) {
            throw new Complaint(
                    e.getCause() instanceof MissingContent gone
                            ? "Its content cannot be shown: " + gone.getMessage() + "."
                            : "Its content could not be read from Kafka (" + e.getCause() + "); see ./postern status.",
                    e);
        }
        return new Beginning(first(read.toByteArray()), content.size());
    }

    private static byte[] first(byte[] octets) {
        return octets.length <= Beginning.MOST ? octets : Arrays.copyOf(octets, Beginning.MOST);
    }
}
