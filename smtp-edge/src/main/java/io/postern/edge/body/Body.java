// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.body;

import io.postern.contracts.event.Content;
import io.postern.edge.wire.ContentReader;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The content of one message. Used on its session's thread only. */
public final class Body implements ContentReader.Sink {
    /** Octets of a message that travels in its record. */
    public static final int INLINE = 64 << 10;

    /** Octets of a chunk. */
    public static final int CHUNK = 512 << 10;

    private static final int FIRST = 8 << 10;
    private static final int UNSAFE_CHUNKS = 2;
    private static final byte[] NOTHING = {};

    /** Why the content could not be kept; all of them pass. */
    public enum Trouble {
        NO_ROOM,
        NOT_STORED
    }

    private final Room room;
    private final Supplier<Upload> uploads;
    private final Executor thread;
    private final Runnable onSafe;
    private final int first;
    private byte[] buffer = NOTHING;
    private int length;
    private @Nullable Upload upload;
    private int unsafe;
    private int lent;
    private boolean released;
    private boolean waiting;
    private @Nullable Trouble trouble;

    /**
     * @param declared octets that the client announced; 0 if it did not
     * @param thread the session's
     * @param onSafe called on it when a chunk is safe, or lost
     */
    public Body(Room room, Supplier<Upload> uploads, long declared, Executor thread, Runnable onSafe) {
        this.room = room;
        this.uploads = uploads;
        this.thread = thread;
        this.onSafe = onSafe;
        // What a client announces costs nothing before it comes.
        this.first = declared > 0 ? (int) Math.min(declared + 64, FIRST) : FIRST;
    }

    @Override
    public void content(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && trouble == null && !released) {
            if (length == buffer.length || tooMuch()) {
                makeRoom();
            } else {
                int count = Math.min(to - at, buffer.length - length);
                System.arraycopy(bytes, at, buffer, length, count);
                length += count;
                at += count;
            }
        }
    }

    /** Grows, or writes away what is there; else there is trouble. */
    private void makeRoom() {
        int most = room.tight() ? INLINE : CHUNK;
        int wanted = buffer.length == 0 ? (upload == null ? first : most) : larger(buffer.length);
        if (wanted <= most && wanted > buffer.length && room.take(wanted - buffer.length)) {
            buffer = Arrays.copyOf(buffer, wanted);
        } else if (length >= INLINE) {
            writeAway();
        } else {
            fail(Trouble.NO_ROOM);
        }
    }

    /** It has grown while there was room, and there is little now. */
    private boolean tooMuch() {
        return length >= INLINE && buffer.length > INLINE && room.tight();
    }

    private static int larger(int size) {
        return size < INLINE ? Math.min(size * 2, INLINE) : size * 2;
    }

    private void writeAway() {
        if (upload == null) {
            upload = uploads.get();
        }
        var chunk = length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
        int octets = buffer.length;
        buffer = NOTHING;
        length = 0;
        unsafe++;
        room.leaves(octets);
        upload.write(chunk).whenCompleteAsync((safe, failure) -> written(octets, failure), thread);
    }

    private void written(int octets, @Nullable Throwable failure) {
        unsafe--;
        room.gone(octets);
        if (failure != null) {
            fail(Trouble.NOT_STORED);
        }
        onSafe.run();
    }

    private void fail(Trouble what) {
        if (trouble == null) {
            trouble = what;
        }
        letGo();
    }

    /**
     * Read no further for now: more chunks are on their way than should be, or room is getting short and somebody's
     * are. {@code onSafe} is called when that may have changed.
     */
    public boolean congested() {
        if (trouble != null || released) {
            return false;
        }
        boolean crowded = room.crowded();
        if (crowded && unsafe == 0 && !waiting) {
            waiting = true;
            room.whenEased(() -> thread.execute(this::eased));
        }
        return crowded || unsafe > UNSAFE_CHUNKS;
    }

    private void eased() {
        waiting = false;
        onSafe.run();
    }

    public @Nullable Trouble trouble() {
        return trouble;
    }

    /** The whole content, once it is safe; it fails if a chunk was lost. Nothing is added afterwards. */
    public CompletableFuture<? extends Content> finish() {
        if (length > INLINE || upload != null && length > 0) {
            writeAway();
        }
        if (upload != null) {
            return upload.finish();
        }
        var bytes = length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
        return CompletableFuture.completedFuture(new Content.Inline(bytes));
    }

    /** The content is in a record under way: its memory is not given back before that has come to its end. */
    public void lend(CompletableFuture<?> record) {
        lent++;
        record.whenCompleteAsync((_, _) -> returned(), thread);
    }

    private void returned() {
        lent--;
        if (released) {
            release();
        }
    }

    /** Gives the memory back once no record has the content any more; the session does not need it from now on. */
    public void release() {
        released = true;
        if (lent == 0) {
            letGo();
        }
    }

    private void letGo() {
        room.give(buffer.length);
        buffer = NOTHING;
        length = 0;
    }
}
