// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SMTP dialogue of one session or attempt, without credentials and content.
 *
 * @param messageId the message that was handed over, or the last one of an inbound session; null when there was none
 * @param sessionId the inbound session; null for an outbound one
 * @param peer address and port of the other side
 * @param lines at most 200, each cut at 512 characters
 */
public record Transcript(
        Direction direction,
        @Nullable String messageId,
        @Nullable String sessionId,
        String peer,
        Instant start,
        List<Line> lines)
        implements Event {
    public enum Direction {
        INBOUND,
        OUTBOUND
    }

    /** Who spoke a line, seen from us. */
    public enum Speaker {
        US,
        THEM,
        /** A remark of ours, such as «connection lost». */
        NOTE
    }

    /** @param millis since the start */
    public record Line(long millis, Speaker speaker, String text) {}
}
