// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

import org.jspecify.annotations.Nullable;

/**
 * Reads content. After DATA it takes the stuffed dots out (RFC 5321 4.5.2) and finds the end; after BDAT the end is said by
 * {@link #finish} (RFC 3030 2). It watches the limits: once there is a fault nothing more is handed on, and reading goes on
 * to the end. Only CRLF ends a line; where bare CR and LF are made to CRLF they are part of the content like any other
 * octet, so that no dot behind one is a stuffed dot or the end.
 */
public final class ContentReader {
    /** Takes content; the array is valid during the call only. */
    @FunctionalInterface
    public interface Sink {
        void content(byte[] bytes, int from, int to);
    }

    private enum At {
        LINE_START,
        LINE,
        CR,
        DOT,
        DOT_CR,
        END
    }

    private static final byte[] CRLF = {'\r', '\n'};

    private final ContentLimits limits;
    private final HeaderWatch header;
    private final boolean dotted;
    private final boolean normalize;
    private At at = At.LINE_START;
    private boolean begun;
    private long size;
    private int lineLength;
    private @Nullable ContentFault fault;

    /** What follows DATA, with nothing but CRLF between its lines. */
    public ContentReader(ContentLimits limits) {
        this(limits, true, false);
    }

    /**
     * @param dotted it follows DATA, and not BDAT
     * @param normalize bare CR and bare LF become CRLF, and are no fault
     */
    public ContentReader(ContentLimits limits, boolean dotted, boolean normalize) {
        this.limits = limits;
        this.header = new HeaderWatch(limits);
        this.dotted = dotted;
        this.normalize = normalize;
    }

    /** Reads what is there, up to the end of the message and no further. */
    public void read(Unread in, Sink sink) {
        read(in, Long.MAX_VALUE, sink);
    }

    /** Likewise, and at most so many octets; answers how many it were. */
    public long read(Unread in, long most, Sink sink) {
        var bytes = in.bytes();
        int begin = in.from();
        int to = (int) Math.min(in.to(), begin + Math.min(most, Integer.MAX_VALUE - begin));
        int run = begin;
        int i = run;
        while (i < to && at != At.END) {
            if (at == At.LINE && !header.open()) {
                i = plain(bytes, i, to);
                if (i == to) {
                    break;
                }
            }
            byte octet = bytes[i++];
            boolean dot = dotted && at == At.LINE_START && octet == '.';
            boolean dotCr = at == At.DOT && octet == '\r';
            if (dot || dotCr) {
                pass(bytes, run, i - 1, sink);
                run = i;
            }
            if (normalize && bare(octet)) {
                // What came before, without the octet that is looked at.
                pass(bytes, run, i - 1, sink);
                run = mend(octet, sink) ? i : i - 1;
            }
            at = step(octet);
        }
        if (at != At.END) {
            pass(bytes, run, i, sink);
        }
        in.readTo(i);
        return i - begin;
    }

    /** An LF without its CR, or something behind a CR that is no LF. */
    private boolean bare(byte octet) {
        return octet == '\n' ? at != At.CR && at != At.DOT_CR : at == At.CR || at == At.DOT_CR;
    }

    /** Ends the line as it should have been; true if the octet is done with that. */
    private boolean mend(byte octet, Sink sink) {
        boolean crPassed = at == At.CR;
        pass(CRLF, crPassed ? 1 : 0, 2, sink);
        lineEnd();
        begun = true;
        at = At.LINE;
        return octet == '\n';
    }

    /** After the last chunk: there is no more. */
    public void finish(Sink sink) {
        if (at == At.CR) {
            if (normalize) {
                pass(CRLF, 1, 2, sink);
            } else {
                found(ContentFault.BARE_CR);
            }
        }
        at = At.END;
    }

    /** Passes over octets that mean nothing. */
    private int plain(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] > '\r') {
            i++;
        }
        while (i < to && bytes[i] != '\r' && bytes[i] != '\n' && bytes[i] != 0) {
            i++;
        }
        lineLength += i - from;
        checkLine();
        return i;
    }

    private At step(byte octet) {
        return switch (at) {
            case LINE_START -> dotted && octet == '.' ? At.DOT : inLine(octet);
            case LINE -> inLine(octet);
            case DOT -> octet == '\r' ? At.DOT_CR : inLine(octet);
            case CR -> octet == '\n' ? lineEnd() : afterBareCr(octet);
            case DOT_CR -> octet == '\n' ? At.END : afterBareCr(octet);
            case END -> At.END;
        };
    }

    private At inLine(byte octet) {
        if (!begun && (octet == ' ' || octet == '\t')) {
            found(ContentFault.BLANK_FIRST);
        }
        begun = true;
        if (octet == '\r') {
            return At.CR;
        }
        if (octet == '\n') {
            if (normalize) {
                return At.LINE;
            }
            found(ContentFault.BARE_LF);
        } else if (octet == 0) {
            found(ContentFault.NUL);
        }
        header.octet(octet, lineLength);
        lineLength++;
        checkLine();
        return At.LINE;
    }

    private At afterBareCr(byte octet) {
        found(ContentFault.BARE_CR);
        return inLine(octet);
    }

    private At lineEnd() {
        var tooMuch = header.lineEnd(lineLength);
        if (tooMuch != null) {
            found(tooMuch);
        }
        lineLength = 0;
        return At.LINE_START;
    }

    private void checkLine() {
        if (lineLength > limits.line()) {
            found(ContentFault.LINE_TOO_LONG);
        }
    }

    private void pass(byte[] bytes, int from, int to, Sink sink) {
        size += to - from;
        if (size > limits.size()) {
            found(ContentFault.TOO_BIG);
        }
        if (fault == null && to > from) {
            sink.content(bytes, from, to);
        }
    }

    private void found(ContentFault what) {
        if (fault == null) {
            fault = what;
        }
    }

    public boolean ended() {
        return at == At.END;
    }

    /** Octets of content so far, without stuffed dots and without the line that ends it. */
    public long size() {
        return size;
    }

    /** The header has a Message-ID. */
    public boolean messageId() {
        return header.messageId();
    }

    /** The header has a Date. */
    public boolean date() {
        return header.date();
    }

    /** The header is all ASCII. */
    public boolean asciiHeader() {
        return header.ascii();
    }

    public @Nullable ContentFault fault() {
        return fault;
    }
}
