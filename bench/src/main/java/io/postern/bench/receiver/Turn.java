// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.time.Duration;

/**
 * What a server does when it is its turn: waits, says something, perhaps closes.
 *
 * @param reply code and text, lines parted by {@code \n}; empty to say nothing
 * @param pause before the reply
 * @param close whether the connection ends after it
 */
public record Turn(String reply, Duration pause, boolean close) {
    static final Turn HANG_UP = new Turn("", Duration.ZERO, true);

    static Turn usual(Stage stage) {
        return say(stage.usual());
    }

    /** A 421 closes (RFC 5321 section 3.8). */
    static Turn say(String reply) {
        return new Turn(reply, Duration.ZERO, reply.startsWith("421"));
    }

    Turn after(Duration wait) {
        return new Turn(reply, wait, close);
    }

    /** Whether the client may go on. */
    boolean positive() {
        return reply.startsWith("2") || reply.startsWith("3");
    }
}
