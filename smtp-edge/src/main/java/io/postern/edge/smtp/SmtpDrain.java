// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import java.time.Duration;
import java.util.Collection;
import java.util.function.IntSupplier;

/** The end of an edge: transactions in flight may go on for a while, and then whatever is being judged gets its answer. */
public final class SmtpDrain {
    private static final long POLL_MILLIS = 20;
    /** For the reply to reach the socket. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Collection<SmtpServer> servers;
    private final IntSupplier sessions;

    /** @param sessions how many there are */
    SmtpDrain(Collection<SmtpServer> servers, IntSupplier sessions) {
        this.servers = servers;
        this.sessions = sessions;
    }

    /**
     * How long the answer to a message may take that is complete when {@link EdgeConfig#drain} is over: its verdict, and then
     * its write. What is left then is cut off without an answer, and the client brings it again.
     */
    public static Duration lastAnswers(EdgeConfig config) {
        return config.messageDeadline().plus(config.writeDeadline()).plus(MARGIN);
    }

    /** Returns when all sessions have ended, or have had their time. */
    void run(EdgeConfig config) throws InterruptedException {
        servers.forEach(SmtpServer::drain);
        await(config.drain());
        servers.forEach(SmtpServer::end);
        await(lastAnswers(config));
    }

    private void await(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (sessions.getAsInt() > 0 && System.nanoTime() - until < 0) {
            Thread.sleep(POLL_MILLIS);
        }
    }
}
