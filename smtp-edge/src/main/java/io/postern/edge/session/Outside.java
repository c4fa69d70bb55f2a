// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The socket, as a session sees it. */
public interface Outside {
    /** Sends text of one octet a character. */
    void send(String text);

    /**
     * Sends what was handed over and closes; may be called again.
     *
     * @param linger the client may still be talking: it is listened to for a moment, so that it can read our last word
     */
    void hangUp(boolean linger);

    /**
     * Encrypts from here on; then it is told how, or null if that failed.
     *
     * @param begun what has come of the handshake already; empty after STARTTLS, as what came in clear text before it is void
     */
    void secure(byte[] begun, Consumer<@Nullable Tls> then);

    /** Whether more octets are wanted now. */
    void read(boolean wanted);

    /** Runs something on the session's thread once the client has taken most of what was sent to it. */
    default void onceTaken(Runnable task) {
        thread().execute(task);
    }

    /** Runs something on the session's thread, later. */
    void after(Duration delay, Runnable task);

    /** The session's thread; never runs a task before the call that hands it over has returned. */
    Executor thread();
}
