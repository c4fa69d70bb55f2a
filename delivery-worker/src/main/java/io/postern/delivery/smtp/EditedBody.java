// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.postern.contracts.event.Insertion;
import io.postern.contracts.event.Removal;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A body without the octets that its record declares as removed, and with those that it declares as put in; it can be in
 * memory or come in chunks.
 */
public final class EditedBody implements Body {
    private static final byte[] NOTHING = {};

    /** @param removed octets behind that place, which are left out */
    private record Edit(long at, byte[] inserted, int removed) {}

    private final Body body;
    private final List<Edit> edits;
    private final long size;

    private EditedBody(Body body, List<Edit> edits) {
        this.body = body;
        this.edits = edits;
        this.size = body.size()
                + edits.stream()
                        .mapToLong(edit -> edit.inserted().length - edit.removed())
                        .sum();
    }

    /**
     * The same body where nothing is edited.
     *
     * @param removals as a record has them: in the order of the body, within it, none in another one
     * @param insertions likewise, none within what is removed
     */
    public static Body of(Body body, List<Removal> removals, List<Insertion> insertions) {
        if (removals.isEmpty() && insertions.isEmpty()) {
            return body;
        }
        var edits = new ArrayList<Edit>();
        insertions.forEach(one -> edits.add(new Edit(one.at(), one.text().getBytes(US_ASCII), 0)));
        removals.forEach(one -> edits.add(new Edit(one.from(), NOTHING, one.octets())));
        edits.sort(Comparator.comparingLong(Edit::at).thenComparing(Edit::removed));
        return new EditedBody(body, edits);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte @Nullable [] whole() {
        var whole = body.whole();
        return whole == null ? null : new Editing().of(whole);
    }

    @Override
    public Chunks open() {
        var chunks = body.open();
        var editing = new Editing();
        return new Chunks() {
            @Override
            public CompletionStage<byte @Nullable []> next() {
                return chunks.next().thenApply(chunk -> chunk == null ? null : editing.of(chunk));
            }
        };
    }

    /** Goes through the body once. */
    private final class Editing {
        private long at;
        private int next;
        /** What lies before that and is not handed on yet is removed. */
        private long removedTo;

        /** What the octets that follow become; the same array where they stay as they are. */
        byte[] of(byte[] chunk) {
            long begin = at;
            long end = begin + chunk.length;
            at = end;
            if (removedTo <= begin && !anyBefore(end)) {
                return chunk;
            }
            var edited = new ByteArrayOutputStream(chunk.length + 64);
            long done = Math.max(begin, removedTo);
            while (anyBefore(end)) {
                var edit = edits.get(next++);
                edited.write(chunk, (int) (done - begin), (int) (edit.at() - done));
                edited.writeBytes(edit.inserted());
                done = edit.at() + edit.removed();
                removedTo = done;
            }
            if (done < end) {
                edited.write(chunk, (int) (done - begin), (int) (end - done));
            }
            return edited.toByteArray();
        }

        private boolean anyBefore(long end) {
            return next < edits.size() && edits.get(next).at() < end;
        }
    }
}
