// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the header block as it passes: how long it is, how many hops it tells of, and which fields are there. It ends at
 * the first line that is no header field: the empty one, if all is well.
 */
final class HeaderWatch {
    private static final byte[][] NAMES = {name("received:"), name("message-id:"), name("date:")};
    private static final int RECEIVED = 1;
    private static final int MESSAGE_ID = 2;
    private static final int DATE = 4;
    private static final int ALL = RECEIVED | MESSAGE_ID | DATE;
    private static final int LONGEST = 11;

    private final ContentLimits limits;
    private boolean open = true;
    /** Names that the line may still begin with. */
    private int matching = ALL;
    /** Names that fields had. */
    private int seen;

    private boolean field;
    private boolean blank;
    private boolean ascii = true;
    private int hops;
    private long octets;

    HeaderWatch(ContentLimits limits) {
        this.limits = limits;
    }

    private static byte[] name(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** We are still in the header block. */
    boolean open() {
        return open;
    }

    boolean messageId() {
        return (seen & MESSAGE_ID) != 0;
    }

    boolean date() {
        return (seen & DATE) != 0;
    }

    /** Nothing in it is beyond ASCII. */
    boolean ascii() {
        return ascii;
    }

    /** An octet of a line, at a position in it. */
    void octet(byte octet, int position) {
        if (!open) {
            return;
        }
        ascii &= octet >= 0;
        boolean space = octet == ' ' || octet == '\t';
        field = position == 0 ? space : field || octet == ':' && !blank;
        blank = position > 0 && blank || space;
        if (position < LONGEST) {
            match(octet >= 'A' && octet <= 'Z' ? (byte) (octet + 32) : octet, position);
        }
    }

    private void match(byte lower, int position) {
        int still = position == 0 ? ALL : matching;
        for (int i = 0; i < NAMES.length; i++) {
            if (position < NAMES[i].length && NAMES[i][position] != lower) {
                still &= ~(1 << i);
            }
        }
        matching = still;
    }

    /** A line ended; what is too much now, if anything. */
    @Nullable
    ContentFault lineEnd(int length) {
        if (!open || length == 0 || !field) {
            open = false;
            return null;
        }
        for (int i = 0; i < NAMES.length; i++) {
            if (length >= NAMES[i].length && (matching & 1 << i) != 0) {
                seen |= 1 << i;
                hops += i == 0 ? 1 : 0;
            }
        }
        octets += length + 2;
        if (hops > limits.hops()) {
            return ContentFault.TOO_MANY_HOPS;
        }
        return octets > limits.header() ? ContentFault.HEADER_TOO_BIG : null;
    }
}
