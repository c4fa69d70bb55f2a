// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import java.nio.charset.StandardCharsets;

/** The encoding of RFC 2045 6.7: any octets as short lines of ASCII. */
final class QuotedPrintable {
    private static final int WIDTH = 75;
    private static final String HEX = "0123456789ABCDEF";

    private QuotedPrintable() {}

    /** @param octets whose CRLF pairs stay line ends; a CR or LF alone is encoded like any octet */
    static String encoded(byte[] octets) {
        var text = new StringBuilder(octets.length + octets.length / 8);
        int column = 0;
        for (int i = 0; i < octets.length; i++) {
            if (lineEnd(octets, i)) {
                text.append("\r\n");
                column = 0;
                i++;
                continue;
            }
            var next = encoded(octets, i);
            if (column + next.length() > WIDTH) {
                text.append("=\r\n");
                column = 0;
            }
            text.append(next);
            column += next.length();
        }
        return text.toString();
    }

    private static String encoded(byte[] octets, int i) {
        byte octet = octets[i];
        boolean last = i + 1 == octets.length || lineEnd(octets, i + 1);
        boolean space = (octet == ' ' || octet == '\t') && !last;
        if (space || octet > ' ' && octet <= '~' && octet != '=') {
            return new String(octets, i, 1, StandardCharsets.US_ASCII);
        }
        return "=" + HEX.charAt(octet >> 4 & 15) + HEX.charAt(octet & 15);
    }

    private static boolean lineEnd(byte[] octets, int i) {
        return octets[i] == '\r' && i + 1 < octets.length && octets[i + 1] == '\n';
    }
}
