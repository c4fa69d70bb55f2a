// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import java.util.HexFormat;

/**
 * The beginning of a message, for a person.
 *
 * @param octets at most {@link #MOST}
 * @param size octets of the whole
 */
record Beginning(byte[] octets, long size) {
    /** Octets. */
    static final int MOST = 64 << 10;

    boolean whole() {
        return octets.length == size;
    }

    /**
     * Printable ASCII, tabs and line ends (CRLF) as they are; every other octet, of which terminals could take orders,
     * as {@code \x1b}. A line end that is not CRLF is shown and ends the line.
     */
    String text() {
        var out = new StringBuilder(octets.length + 256);
        for (int i = 0; i < octets.length; i++) {
            int c = octets[i] & 0xff;
            boolean crlf = c == '\r' && i + 1 < octets.length && octets[i + 1] == '\n';
            if (crlf) {
                out.append(System.lineSeparator());
                i++;
            } else if (c >= ' ' && c < 127 || c == '\t') {
                out.append((char) c);
            } else {
                out.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
                out.append(c == '\n' ? System.lineSeparator() : "");
            }
        }
        return out.toString();
    }
}
