// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.explanation;

import java.io.IOException;
import java.io.InputStream;

/** Text whose lines end with LF, read as if they ended with CRLF. */
final class CrlfLines extends InputStream {
    private final InputStream from;
    private boolean owesLf;

    /** @param from buffered */
    CrlfLines(InputStream from) {
        this.from = from;
    }

    @Override
    public int read() throws IOException {
        if (owesLf) {
            owesLf = false;
            return '\n';
        }
        int octet = from.read();
        if (octet == '\n') {
            owesLf = true;
            return '\r';
        }
        return octet;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int octet = read();
            if (octet < 0) {
                return count == 0 ? -1 : count;
            }
            into[start + count++] = (byte) octet;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
