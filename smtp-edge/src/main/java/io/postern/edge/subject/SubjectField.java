// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.subject;

import io.postern.contracts.event.Insertion;
import io.postern.edge.wire.ContentReader;
import org.jspecify.annotations.Nullable;

/** Looks for the Subject field in the header as it passes, in pieces of any size. Used on its session's thread only. */
public final class SubjectField implements ContentReader.Sink {
    private static final String NAME = "subject";

    private enum At {
        /** At the first octet of a line. */
        LINE_START,
        /** The line begins like the name. */
        NAME,
        /** The whole name was there; blanks may stand before the colon (RFC 5322 4.5.8). */
        BLANKS,
        /** The colon was the last octet. */
        COLON,
        /** In a line that does not matter. */
        LINE,
        /** Found, or the header is over. */
        END
    }

    private At state = At.LINE_START;
    private int matched;
    /** Octets of the content so far. */
    private long at;
    /** Octets before the value; -1 as long as it was not found. */
    private long value = -1;

    private boolean blank;

    @Override
    public void content(byte[] bytes, int from, int to) {
        for (int i = from; i < to && state != At.END; i++) {
            state = next(bytes[i]);
            at++;
        }
    }

    private At next(byte octet) {
        return switch (state) {
            case LINE_START -> {
                matched = 0;
                yield octet == '\r' ? At.END : name(octet);
            }
            case NAME -> name(octet);
            case BLANKS -> blanks(octet);
            case COLON -> {
                value = at;
                blank = octet == ' ' || octet == '\t' || octet == '\r';
                yield At.END;
            }
            case LINE -> line(octet);
            case END -> At.END;
        };
    }

    private At name(byte octet) {
        if ((octet | 0x20) != NAME.charAt(matched)) {
            return line(octet);
        }
        return ++matched == NAME.length() ? At.BLANKS : At.NAME;
    }

    private At blanks(byte octet) {
        if (octet == ':') {
            return At.COLON;
        }
        return octet == ' ' || octet == '\t' ? At.BLANKS : line(octet);
    }

    private static At line(byte octet) {
        return octet == '\n' ? At.LINE_START : At.LINE;
    }

    /**
     * What puts a word in front of the subject; null if there is none.
     *
     * @param tag printable ASCII
     */
    public @Nullable Insertion tagged(String tag) {
        return value < 0 ? null : new Insertion(value, blank ? " " + tag : " " + tag + " ", "Subject");
    }
}
