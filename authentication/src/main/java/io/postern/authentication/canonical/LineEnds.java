// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.canonical;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A message whose lines end with LF, as files keep it, as it went over the wire: with CRLF. */
public final class LineEnds extends InputStream {
    private static final int FIRST_LINE = 8000;

    private final InputStream in;
    private int last = -1;
    private boolean lineFeed;

    private LineEnds(InputStream in) {
        this.in = in;
    }

    /**
     * Decided by its first line: if that ends with CRLF, or is very long, nothing is changed. Bare LF further down is no
     * line end then.
     *
     * @return buffered
     */
    public static InputStream crlf(InputStream message) throws IOException {
        var in = new BufferedInputStream(message, 2 * FIRST_LINE);
        in.mark(FIRST_LINE);
        int last = -1;
        for (int i = 0; i < FIRST_LINE - 1; i++) {
            int octet = in.read();
            if (octet < 0 || octet == '\n') {
                in.reset();
                return octet == '\n' && last != '\r' ? new LineEnds(in) : in;
            }
            last = octet;
        }
        in.reset();
        return in;
    }

    @Override
    public int read() throws IOException {
        if (lineFeed) {
            lineFeed = false;
            last = '\n';
            return '\n';
        }
        int octet = in.read();
        if (octet == '\n' && last != '\r') {
            lineFeed = true;
            return '\r';
        }
        last = octet;
        return octet;
    }

    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int octet = read();
            if (octet < 0) {
                return count == 0 ? -1 : count;
            }
            octets[from + count++] = (byte) octet;
        }
        return count;
    }
}
