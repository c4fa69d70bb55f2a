// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Ends with {@link Enough} at a limit of octets, with {@link Late} at one of time, and remembers whether the source itself
 * has failed. */
final class BoundedStream extends FilterInputStream {
    private final long started = System.nanoTime();
    private final MimeLimits limits;
    private long octets;
    private @Nullable IOException failure;

    BoundedStream(InputStream in, MimeLimits limits) {
        super(in);
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        var octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (octets >= limits.octets()) {
            throw new Enough("only the first %d octets were looked at".formatted(limits.octets()));
        }
        if (System.nanoTime() - started > limits.time().toNanos()) {
            throw new Late();
        }
        try {
            int read = super.read(into, from, (int) Math.min(length, limits.octets() - octets));
            octets += Math.max(0, read);
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Why the source could not be read; null where it could. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** There is no more time. */
    static final class Late extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** There is more than is looked at. */
    static final class Enough extends IOException {
        private static final long serialVersionUID = 1;

        Enough(String message) {
            super(message);
        }
    }
}
