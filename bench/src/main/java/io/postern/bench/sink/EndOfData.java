// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.sink;

/**
 * Finds the end of a message's content, CRLF "." CRLF (RFC 5321 section 4.1.1.4), however it is cut into pieces. Bare CR and
 * bare LF end nothing.
 */
public final class EndOfData {
    /** Octets of CRLF.CRLF seen so far; content begins at the start of a line. */
    private int matched = 2;

    /**
     * @return the index after the end, or -1 when it has not come yet
     */
    public int find(byte[] octets, int from, int to) {
        int state = matched;
        for (int i = from; i < to; i++) {
            byte octet = octets[i];
            if (state == 0) {
                if (octet == '\r') {
                    state = 1;
                }
                continue;
            }
            state = switch (octet) {
                case '\r' -> state == 3 ? 4 : 1;
                case '\n' -> state == 1 ? 2 : state == 4 ? 5 : 0;
                case '.' -> state == 2 ? 3 : 0;
                default -> 0;
            };
            if (state == 5) {
                matched = 2;
                return i + 1;
            }
        }
        matched = state;
        return -1;
    }

    public void reset() {
        matched = 2;
    }
}
