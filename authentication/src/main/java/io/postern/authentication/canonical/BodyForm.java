// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.canonical;

import java.util.ArrayList;
import java.util.List;

/** Brings a body into canonical form piece by piece (RFC 6376 sections 3.4.3 and 3.4.4), for the hashes of that form. */
final class BodyForm {
    private static final int BUFFER = 16 * 1024;

    private final boolean relaxed;
    private final List<BodyHash> hashes = new ArrayList<>();
    private final byte[] out = new byte[BUFFER];
    private int filled;
    /** Line ends that count only if something follows. */
    private long lineEnds;

    private boolean blank;
    private boolean carriageReturn;
    private boolean empty = true;

    BodyForm(Canonical canonical) {
        this.relaxed = canonical == Canonical.RELAXED;
    }

    BodyHash hash(long length) {
        for (var hash : hashes) {
            if (hash.length() == length) {
                return hash;
            }
        }
        var hash = new BodyHash(length);
        hashes.add(hash);
        return hash;
    }

    void take(byte[] octets, int count) {
        for (int i = 0; i < count; i++) {
            byte octet = octets[i];
            if (carriageReturn) {
                carriageReturn = false;
                if (octet == '\n') {
                    blank = false;
                    lineEnds++;
                    continue;
                }
                content((byte) '\r');
            }
            if (octet == '\r') {
                carriageReturn = true;
            } else if (relaxed && (octet == ' ' || octet == '\t')) {
                blank = true;
            } else {
                content(octet);
            }
        }
    }

    void end() {
        if (carriageReturn) {
            content((byte) '\r');
        }
        if (!relaxed || !empty) {
            put((byte) '\r');
            put((byte) '\n');
        }
        flush();
    }

    private void content(byte octet) {
        empty = false;
        for (; lineEnds > 0; lineEnds--) {
            put((byte) '\r');
            put((byte) '\n');
        }
        if (blank) {
            blank = false;
            put((byte) ' ');
        }
        put(octet);
    }

    private void put(byte octet) {
        if (filled == BUFFER) {
            flush();
        }
        out[filled++] = octet;
    }

    private void flush() {
        for (var hash : hashes) {
            hash.take(out, filled);
        }
        filled = 0;
    }
}
