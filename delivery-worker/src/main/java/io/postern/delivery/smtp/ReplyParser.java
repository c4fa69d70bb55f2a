// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Makes replies out of octets as they come (RFC 5321 4.2). Forgiving where it is harmless: lines may end in a bare LF,
 * a bare code is a reply, characters outside printable ASCII become question marks, and what a line has beyond {@value
 * #MAX_LINE} octets is left out. A server that talks nonsense or without end is cut off.
 */
final class ReplyParser {
    /** Kept of a line; RFC 5321 4.5.3.1.5 allows 512 octets, and servers do not keep to it. */
    static final int MAX_LINE = 1024;
    /** Lines of one reply; a long EHLO has twenty. */
    static final int MAX_LINES = 100;
    /** Octets of one line, the part that is left out included. */
    static final int MAX_SKIPPED = 64 * 1024;

    /** What came is no SMTP. */
    static final class Garbled extends Exception {
        private static final long serialVersionUID = 1;
        private transient Queue<ServerReply> before = new ArrayDeque<>();

        Garbled(String message) {
            super(message);
        }

        /** Replies that were complete before it came; what a server has said clearly counts. */
        Queue<ServerReply> before() {
            return before;
        }
    }

    private final byte[] line = new byte[MAX_LINE];
    private int length;
    private int skipped;
    private int code;
    private List<String> lines = new ArrayList<>(1);

    /**
     * Takes octets in.
     *
     * @return the replies that they complete, in order
     * @throws Garbled if the connection is of no more use
     */
    Queue<ServerReply> feed(byte[] octets) throws Garbled {
        var complete = new ArrayDeque<ServerReply>(2);
        try {
            feed(octets, complete);
        } catch (Garbled e) {
            e.before = complete;
            throw e;
        }
        return complete;
    }

    private void feed(byte[] octets, Queue<ServerReply> complete) throws Garbled {
        for (byte octet : octets) {
            if (octet == '\n') {
                endOfLine(complete);
            } else if (length < MAX_LINE) {
                line[length++] = octet;
            } else if (++skipped > MAX_SKIPPED) {
                throw new Garbled("a reply line of more than " + MAX_SKIPPED + " octets");
            }
        }
    }

    private void endOfLine(Queue<ServerReply> complete) throws Garbled {
        int end = length > 0 && line[length - 1] == '\r' && skipped == 0 ? length - 1 : length;
        length = 0;
        skipped = 0;
        int found = code(end);
        if (found < 0 || (!lines.isEmpty() && found != code)) {
            throw new Garbled("no SMTP reply: " + text(0, Math.min(end, 100)));
        }
        code = found;
        lines.add(end > 4 ? text(4, end) : "");
        if (end == 3 || line[3] == ' ') {
            complete.add(new ServerReply(code, lines));
            lines = new ArrayList<>(1);
        } else if (lines.size() >= MAX_LINES) {
            throw new Garbled("a reply of more than " + MAX_LINES + " lines");
        }
    }

    /** The code of this line, or -1 for one that cannot be a reply. */
    private int code(int end) {
        if (end < 3 || (end > 3 && line[3] != ' ' && line[3] != '-')) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < 3; i++) {
            if (line[i] < '0' || line[i] > '9') {
                return -1;
            }
            value = value * 10 + line[i] - '0';
        }
        return value >= 200 && value < 600 ? value : -1;
    }

    private String text(int from, int end) {
        var characters = new char[end - from];
        for (int i = from; i < end; i++) {
            byte octet = line[i];
            boolean printable = octet >= ' ' && octet < 127;
            characters[i - from] = printable ? (char) octet : octet == '\t' ? ' ' : '?';
        }
        return new String(characters);
    }
}
