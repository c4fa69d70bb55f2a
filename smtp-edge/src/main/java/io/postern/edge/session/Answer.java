// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import io.postern.contracts.event.Reply;

/**
 * A reply as it goes over the wire.
 *
 * @param status the enhanced status code, empty for none
 * @param lines one or more, each with its CRLF
 */
record Answer(int code, String status, String lines) {
    /** RFC 5321 4.5.3.1.5, without the CRLF. */
    private static final int MAX = 510;

    static Answer of(int code, String enhanced, String text) {
        return of(new Reply(code, enhanced, text));
    }

    boolean temporary() {
        return code / 100 == 4;
    }

    /**
     * A refusal of one line with the code of this very incident behind it, where there is room; or with the address of the
     * page that explains it, for which room is made.
     *
     * @param page the address without the code; empty for no page
     */
    Answer about(String page, String code) {
        int end = lines.length() - 2;
        if (this.code < 400 || lines.indexOf('\r') != end) {
            return this;
        }
        var incident = page.isEmpty() ? " [" + code + "]" : " " + page + code;
        int room = MAX - incident.length();
        return end > room && page.isEmpty()
                ? this
                : new Answer(this.code, status, lines.substring(0, Math.min(end, room)) + incident + "\r\n");
    }

    /** What is no printable ASCII becomes a question mark, so that no reply breaks the dialogue. */
    static Answer of(Reply reply) {
        var line = reply.line();
        int length = Math.min(line.length(), MAX);
        var clean = new StringBuilder(length + 2);
        for (int i = 0; i < length; i++) {
            char c = line.charAt(i);
            clean.append(c < ' ' || c > '~' ? '?' : c);
        }
        return new Answer(reply.code(), reply.enhanced(), clean.append("\r\n").toString());
    }
}
