// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.seal;

import io.postern.delivery.smtp.Body;
import java.io.InputStream;
import java.util.Objects;

/**
 * One reading of a body as a stream. It waits for chunks, so it is for virtual threads; it fails with a
 * {@link java.util.concurrent.CompletionException} when the content is not to be had.
 */
final class BodyStream extends InputStream {
    private final Body.Chunks chunks;
    private byte[] chunk = {};
    private int at;
    private boolean ended;

    BodyStream(Body body) {
        this.chunks = body.open();
    }

    @Override
    public int read() {
        return more() ? chunk[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        Objects.checkFromIndexSize(from, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int some = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, into, from, some);
        at += some;
        return some;
    }

    private boolean more() {
        while (at == chunk.length && !ended) {
            var next = chunks.next().toCompletableFuture().join();
            ended = next == null;
            chunk = next == null ? new byte[0] : next;
            at = 0;
        }
        return !ended;
    }
}
