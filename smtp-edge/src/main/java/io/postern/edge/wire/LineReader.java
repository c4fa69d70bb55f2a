// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

import io.postern.edge.wire.Line.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts command lines. A line with a fault is reported once, as soon as the fault is seen, and dropped up to its CRLF:
 * nothing in it is ever executed.
 */
public final class LineReader {
    private final int limit;
    private byte[] line = new byte[128];
    private int length;
    private boolean cr;
    private boolean dropping;

    /** @param limit octets of a line without its CRLF; RFC 5321 4.5.3.1.4 asks for at least 512 */
    public LineReader(int limit) {
        this.limit = limit;
    }

    /** The next line, or null when the rest of it has not arrived; then all octets have been read. */
    public @Nullable Line next(Unread in) {
        return next(in, limit);
    }

    /** Likewise; a line begun under one limit goes on under the next. */
    public @Nullable Line next(Unread in, int most) {
        while (!in.isEmpty()) {
            byte octet = in.take();
            if (cr && octet == '\n') {
                cr = false;
                if (dropping) {
                    dropping = false;
                } else {
                    return finish(null);
                }
                continue;
            }
            boolean bare = cr;
            cr = octet == '\r';
            if (dropping) {
                continue;
            }
            var fault = bare ? Fault.BARE_CR : fault(octet, most);
            if (fault != null) {
                dropping = true;
                return finish(fault);
            }
            if (!cr) {
                append(octet);
            }
        }
        in.clear();
        return null;
    }

    private @Nullable Fault fault(byte octet, int most) {
        return switch (octet) {
            case '\n' -> Fault.BARE_LF;
            case 0 -> Fault.NUL;
            case '\r' -> null;
            default -> length >= most ? Fault.TOO_LONG : null;
        };
    }

    private void append(byte octet) {
        if (length == line.length) {
            line = Arrays.copyOf(line, length * 2);
        }
        line[length++] = octet;
    }

    private Line finish(@Nullable Fault fault) {
        var text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
        length = 0;
        return new Line(text, fault);
    }
}
