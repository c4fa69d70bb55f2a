// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

/**
 * Transparency (RFC 5321 4.5.2): a line that begins with a dot gets another one in front. Works on any cut of the
 * message into chunks; only CRLF ends a line.
 */
final class DotStuffing {
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private boolean atLineStart = true;
    private boolean afterCr;

    /** The chunk with its dots doubled: the same array where there is nothing to double. */
    byte[] stuff(byte[] chunk) {
        if (chunk.length == 0) {
            return chunk;
        }
        int dots = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == '.' && startsLine(chunk, i)) {
                dots++;
            }
        }
        byte[] out = dots == 0 ? chunk : doubled(chunk, dots);
        boolean nextStartsLine = startsLine(chunk, chunk.length);
        afterCr = chunk[chunk.length - 1] == CR;
        atLineStart = nextStartsLine;
        return out;
    }

    private boolean startsLine(byte[] chunk, int i) {
        if (i == 0) {
            return atLineStart;
        }
        return chunk[i - 1] == LF && (i == 1 ? afterCr : chunk[i - 2] == CR);
    }

    private byte[] doubled(byte[] chunk, int dots) {
        var out = new byte[chunk.length + dots];
        int to = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == '.' && startsLine(chunk, i)) {
                out[to++] = '.';
            }
            out[to++] = chunk[i];
        }
        return out;
    }

    /** What ends the message: the final dot, after a CRLF if the last line has none. */
    byte[] end() {
        return atLineStart ? new byte[] {'.', CR, LF} : new byte[] {CR, LF, '.', CR, LF};
    }
}
