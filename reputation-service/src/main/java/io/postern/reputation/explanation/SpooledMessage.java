// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.explanation;

import io.postern.reputation.content.MessageSource;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A message that was handed in: written once, then read as often as needed. It is in memory up to {@value #IN_MEMORY}
 * octets and in a file beyond, which goes with {@link #close}. Without a single CRLF it is text of a system whose lines
 * end with LF, and is read as if they ended with CRLF.
 */
final class SpooledMessage extends OutputStream implements MessageSource {
    static final int IN_MEMORY = 64 << 10;

    /** More than that was written. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final long longest;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream disk;
    private long octets;
    private long bareEnds;
    private boolean ends;
    private int last = -1;

    /** @param longest octets that may be written */
    SpooledMessage(long longest) {
        this.longest = longest;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
        octets += length;
        if (octets > longest) {
            throw new TooLong();
        }
        for (int i = start; i < start + length; i++) {
            if (from[i] == '\n') {
                ends |= last == '\r';
                bareEnds += last == '\r' ? 0 : 1;
            }
            last = from[i];
        }
        if (disk == null && octets > IN_MEMORY) {
            file = Files.createTempFile("postern-assess", ".eml");
            disk = Files.newOutputStream(file, StandardOpenOption.WRITE);
            memory.writeTo(disk);
            memory.reset();
        }
        (disk == null ? memory : disk).write(from, start, length);
    }

    /** Nothing more is written. */
    void written() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }

    private boolean bare() {
        return bareEnds > 0 && !ends;
    }

    /** Octets as they are read. */
    @Override
    public long size() {
        return bare() ? octets + bareEnds : octets;
    }

    /** A new stream from the beginning, buffered. */
    @Override
    public InputStream open() throws IOException {
        var raw = file == null
                ? new ByteArrayInputStream(memory.toByteArray())
                : new BufferedInputStream(Files.newInputStream(file));
        return bare() ? new CrlfLines(raw) : raw;
    }

    @Override
    public void close() throws IOException {
        written();
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
