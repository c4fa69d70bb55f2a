// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.trace;

import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Transcript.Direction;
import io.postern.contracts.event.Transcript.Line;
import io.postern.contracts.event.Transcript.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what was said, up to 200 lines of 512 characters; then only that it went on. Until there is a transaction only
 * the last line is that long, and those before it have 80.
 */
public final class Dialogue {
    private static final int MAX_LINES = 200;
    private static final int MAX_LENGTH = 512;
    private static final int UNKEPT_LENGTH = 80;

    private Instant start;
    private List<Line> lines = new ArrayList<>();
    private boolean worthKeeping;

    public Dialogue(Instant start) {
        this.start = start;
    }

    public void add(Instant now, Speaker speaker, String text) {
        if (!worthKeeping && !lines.isEmpty()) {
            var last = lines.removeLast();
            lines.add(new Line(last.millis(), last.speaker(), cut(last.text(), UNKEPT_LENGTH)));
        }
        if (lines.size() < MAX_LINES - 1) {
            long millis = Math.max(0, now.toEpochMilli() - start.toEpochMilli());
            lines.add(new Line(millis, speaker, cut(text, MAX_LENGTH)));
        } else if (lines.size() == MAX_LINES - 1) {
            lines.add(new Line(0, Speaker.NOTE, "the rest was left out"));
        }
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }

    /** There was a mail transaction. */
    public void keep() {
        worthKeeping = true;
    }

    /** What was said since the last time, and begins anew; null if no transaction was in it. */
    public @Nullable Transcript take(Instant now, @Nullable String messageId, String sessionId, String peer) {
        var taken = worthKeeping ? new Transcript(Direction.INBOUND, messageId, sessionId, peer, start, lines) : null;
        start = now;
        lines = new ArrayList<>();
        worthKeeping = false;
        return taken;
    }
}
