// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.content;

import io.postern.contracts.content.KafkaContentReader;
import io.postern.contracts.event.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Large content out of {@code postern.content}, a chunk ahead of whoever reads it. */
public final class KafkaMessageSource implements MessageSource {
    private final KafkaContentReader reader;
    private final Content.Stored content;

    private KafkaMessageSource(KafkaContentReader reader, Content.Stored content) {
        this.reader = reader;
        this.content = content;
    }

    /** @param reader is asked only where the content is not in the record itself */
    public static MessageSource of(Content content, KafkaContentReader reader) {
        return switch (content) {
            case Content.Inline inline -> MessageSource.of(inline.bytes());
            case Content.Stored stored -> new KafkaMessageSource(reader, stored);
        };
    }

    @Override
    public long size() {
        return content.size();
    }

    @Override
    public InputStream open() {
        return new Chunks(reader.open(content));
    }

    private static final class Chunks extends InputStream {
        private final KafkaContentReader.Reading reading;
        private CompletableFuture<byte @Nullable []> ahead;
        private byte @Nullable [] chunk = new byte[0];
        private int position;

        Chunks(KafkaContentReader.Reading reading) {
            this.reading = reading;
            this.ahead = reading.next();
        }

        @Override
        public int read() throws IOException {
            var octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            Objects.checkFromIndexSize(from, length, into.length);
            if (length == 0) {
                return 0;
            }
            while (chunk != null && position == chunk.length) {
                chunk = next();
                position = 0;
            }
            if (chunk == null) {
                return -1;
            }
            int octets = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, into, from, octets);
            position += octets;
            return octets;
        }

        private byte @Nullable [] next() throws IOException {
            try {
                var read = ahead.get();
                if (read != null) {
                    ahead = reading.next();
                }
                return read;
            } catch (ExecutionException e) {
                throw new IOException(
                        "the content cannot be read: " + e.getCause().getMessage(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the content was not read to its end");
            }
        }
    }
}
