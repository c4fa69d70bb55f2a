// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Finds the replies in what a server sends, however it is cut into pieces (RFC 5321 section 4.2). Of a reply with several
 * lines the last one counts. A line longer than {@value #KEPT} octets is cut.
 */
final class ReplyScanner {
    private static final int KEPT = 512;
    private final byte[] line = new byte[KEPT];
    private int length;
    private int taken;

    /** Reads on until a reply is complete; false when more octets are needed. */
    boolean complete(ByteBuffer octets) {
        while (octets.hasRemaining()) {
            byte octet = octets.get();
            if (octet != '\n') {
                if (length < KEPT) {
                    line[length++] = octet;
                }
            } else if (length > 3 && line[3] == '-') {
                length = 0;
            } else {
                taken = length;
                length = 0;
                return true;
            }
        }
        return false;
    }

    /** The code of the reply just completed; 0 when it does not begin with three digits. */
    int code() {
        int code = 0;
        for (int i = 0; i < 3; i++) {
            int digit = i < taken ? line[i] - '0' : -1;
            if (digit < 0 || digit > 9) {
                return 0;
            }
            code = code * 10 + digit;
        }
        return code;
    }

    /** The last line of the reply just completed. */
    String text() {
        return new String(line, 0, taken, StandardCharsets.UTF_8).strip();
    }

    void reset() {
        length = 0;
    }
}
