// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Transcript.Line;
import io.postern.contracts.event.Transcript.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects a dialogue: at most {@value #MAX_LINES} lines of {@value #MAX_TEXT} characters. */
final class TranscriptLines {
    private static final int MAX_LINES = 200;
    private static final int MAX_TEXT = 512;

    private final List<Line> lines = new ArrayList<>();
    private final Instant start;
    private final long startMillis = Uptime.millis();
    private String peer = "";

    TranscriptLines(Instant start) {
        this.start = start;
    }

    void peer(String newPeer) {
        peer = newPeer;
    }

    /** @param nowMillis by {@link Uptime} */
    void add(long nowMillis, Speaker speaker, String text) {
        if (lines.size() < MAX_LINES) {
            var cut = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
            lines.add(new Line(nowMillis - startMillis, speaker, cut));
        }
    }

    /** Several commands of one flight, each a line. */
    void said(long nowMillis, String commands) {
        int from = 0;
        for (int end = commands.indexOf('\r'); end >= 0; end = commands.indexOf('\r', from)) {
            add(nowMillis, Speaker.US, commands.substring(from, end));
            from = end + 2;
        }
    }

    void heard(long nowMillis, ServerReply reply) {
        int last = reply.lines().size() - 1;
        for (int i = 0; i <= last; i++) {
            add(
                    nowMillis,
                    Speaker.THEM,
                    reply.code() + (i < last ? "-" : " ") + reply.lines().get(i));
        }
    }

    Transcript transcript(String messageId) {
        return new Transcript(Transcript.Direction.OUTBOUND, messageId, null, peer, start, List.copyOf(lines));
    }
}
