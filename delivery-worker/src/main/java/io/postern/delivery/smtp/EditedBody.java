// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.event.Removal;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A body without the octets that its record declares as removed; it can be in memory or come in chunks. */
public final class EditedBody implements Body {
    private final Body body;
    private final List<Removal> removals;
    private final long size;

    private EditedBody(Body body, List<Removal> removals) {
        this.body = body;
        this.removals = removals;
        this.size = body.size() - removals.stream().mapToLong(Removal::octets).sum();
    }

    /**
     * The same body where nothing is removed.
     *
     * @param removals as a record has them: in the order of the body, within it, none in another one
     */
    public static Body of(Body body, List<Removal> removals) {
        return removals.isEmpty() ? body : new EditedBody(body, removals);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte @Nullable [] whole() {
        var whole = body.whole();
        return whole == null ? null : new Cut().from(whole);
    }

    @Override
    public Chunks open() {
        var chunks = body.open();
        var cut = new Cut();
        return new Chunks() {
            @Override
            public CompletionStage<byte @Nullable []> next() {
                return chunks.next().thenApply(chunk -> chunk == null ? null : cut.from(chunk));
            }
        };
    }

    /** Goes through the body once. */
    private final class Cut {
        private long at;
        private int next;

        /** What is left of the octets that follow; the same array where nothing is removed. */
        byte[] from(byte[] chunk) {
            long begin = at;
            long end = at + chunk.length;
            at = end;
            if (next == removals.size() || removals.get(next).from() >= end) {
                return chunk;
            }
            var left = new byte[chunk.length];
            int length = 0;
            long done = begin;
            while (next < removals.size() && removals.get(next).from() < end) {
                var removal = removals.get(next);
                if (removal.from() > done) {
                    int octets = (int) (removal.from() - done);
                    System.arraycopy(chunk, (int) (done - begin), left, length, octets);
                    length += octets;
                }
                done = Math.min(end, removal.to());
                if (removal.to() > end) {
                    return Arrays.copyOf(left, length);
                }
                next++;
            }
            int rest = (int) (end - done);
            System.arraycopy(chunk, (int) (done - begin), left, length, rest);
            return Arrays.copyOf(left, length + rest);
        }
    }
}
