// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.books;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One recipient of one message that is not settled, as the books-service tells it.
 *
 * @param state {@code lane}, {@code waiting} or {@code held}
 * @param acceptedAt null if the books have not seen it
 * @param since when the last thing that is known happened
 * @param attempt the last one that has ended; 0 before the first
 * @param reply the server's last words; empty before the first attempt
 * @param replyClass empty where it is not known
 * @param waitReason what decided the time of the next attempt; empty where it is not known
 * @param overdueSince when something should have happened that has not; null if it is in its time
 */
public record OpenEntry(
        String message,
        String sender,
        String recipient,
        String destination,
        String lane,
        String state,
        @Nullable Instant acceptedAt,
        Instant since,
        int attempt,
        String reply,
        String replyClass,
        String waitReason,
        @Nullable Instant nextAttempt,
        @Nullable Hold hold,
        @Nullable Instant overdueSince) {
    /**
     * The order that holds it.
     *
     * @param of {@code message}, {@code sender} or {@code destination}
     */
    public record Hold(String by, Instant at, String of, String target, String comment) {}
}
