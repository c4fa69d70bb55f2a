// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Counts {@code Received} fields and octets up to the first line that is no header field: the empty one, if all is well. */
final class HeaderWatch {
    private static final byte[] RECEIVED = "received:".getBytes(StandardCharsets.US_ASCII);
    private final ContentLimits limits;
    private boolean open = true;
    private boolean matches = true;
    private boolean field;
    private boolean blank;
    private int hops;
    private long octets;

    HeaderWatch(ContentLimits limits) {
        this.limits = limits;
    }

    /** We are still in the header block. */
    boolean open() {
        return open;
    }

    /** An octet of a line, at a position in it. */
    void octet(byte octet, int position) {
        boolean space = octet == ' ' || octet == '\t';
        field = position == 0 ? space : field || octet == ':' && !blank;
        blank = position > 0 && blank || space;
        if (position < RECEIVED.length) {
            boolean letter = octet >= 'A' && octet <= 'Z';
            matches = (matches || position == 0) && RECEIVED[position] == (letter ? octet + 32 : octet);
        }
    }

    /** A line ended; what is too much now, if anything. */
    @Nullable
    ContentFault lineEnd(int length) {
        if (!open || length == 0 || !field) {
            open = false;
            return null;
        }
        if (length >= RECEIVED.length && matches) {
            hops++;
        }
        octets += length + 2;
        if (hops > limits.hops()) {
            return ContentFault.TOO_MANY_HOPS;
        }
        return octets > limits.header() ? ContentFault.HEADER_TOO_BIG : null;
    }
}
