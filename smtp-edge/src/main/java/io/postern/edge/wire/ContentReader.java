// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

import org.jspecify.annotations.Nullable;

/**
 * Reads the content after DATA: takes the stuffed dots out (RFC 5321 4.5.2), finds the end, and watches the limits.
 * Once there is a fault nothing more is handed on, and reading goes on to the end.
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

    private final ContentLimits limits;
    private final HeaderWatch header;
    private At at = At.LINE_START;
    private long size;
    private int lineLength;
    private @Nullable ContentFault fault;

    public ContentReader(ContentLimits limits) {
        this.limits = limits;
        this.header = new HeaderWatch(limits);
    }

    /** Reads what is there, up to the end of the message and no further. */
    public void read(Unread in, Sink sink) {
        var bytes = in.bytes();
        int to = in.to();
        int run = in.from();
        int i = run;
        while (i < to && at != At.END) {
            if (at == At.LINE && !header.open()) {
                i = plain(bytes, i, to);
                if (i == to) {
                    break;
                }
            }
            byte octet = bytes[i++];
            boolean dot = at == At.LINE_START && octet == '.';
            boolean dotCr = at == At.DOT && octet == '\r';
            if (dot || dotCr) {
                pass(bytes, run, i - 1, sink);
                run = i;
            }
            at = step(octet);
        }
        if (at != At.END) {
            pass(bytes, run, i, sink);
        }
        in.readTo(i);
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
            case LINE_START -> octet == '.' ? At.DOT : inLine(octet);
            case LINE -> inLine(octet);
            case DOT -> octet == '\r' ? At.DOT_CR : inLine(octet);
            case CR -> octet == '\n' ? lineEnd() : afterBareCr(octet);
            case DOT_CR -> octet == '\n' ? At.END : afterBareCr(octet);
            case END -> At.END;
        };
    }

    private At inLine(byte octet) {
        if (octet == '\r') {
            return At.CR;
        }
        if (octet == '\n') {
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

    public @Nullable ContentFault fault() {
        return fault;
    }
}
