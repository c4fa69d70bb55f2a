// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

/**
 * What came of one try to hand in a message.
 *
 * @param number the message's in its run; no two tries have the same
 * @param at where it ended
 * @param reply the last that was said; without a code where nothing was
 * @param rcptMicros how long the answer to RCPT took; -1 where there was none
 */
record Try(int number, Moment at, String reply, long rcptMicros) {
    boolean accepted() {
        return at == Moment.CONTENT && reply.startsWith("250");
    }

    /** It was told so before it said anything. */
    boolean turnedAway() {
        return at == Moment.BANNER && reply.startsWith("421");
    }

    /** Nobody listens there. */
    boolean closed() {
        return at == Moment.CONNECT && reply.equals(Caller.CLOSED);
    }

    boolean refused() {
        return reply.startsWith("5");
    }

    /** Equal for what is the same but for its details. */
    String kind() {
        return at + " " + (reply.matches("[2-5]\\d\\d .*") ? reply.substring(0, Math.min(9, reply.length())) : reply);
    }
}
