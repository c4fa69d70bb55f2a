// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import java.time.Duration;

/**
 * Plays what a service does, over and over, before it takes a share of real work: a JVM that has just started takes
 * fifty times as long for an answer as one that has compiled its code, and nobody should wait for that.
 */
public final class Rehearsal {
    private static final System.Logger LOG = System.getLogger(Rehearsal.class.getName());
    /** All classes are loaded by then. */
    private static final int LEAST = 20;
    /** Whatever is worth compiling is compiled by then. */
    private static final int MOST = 10_000;

    private Rehearsal() {}

    /**
     * Returns after that time, a few rounds at least and ten thousand at most. A round that fails is told, and ends it:
     * the service is slow at first then, and works.
     *
     * @param round nothing that it does may leave the process
     * @return rounds played
     */
    public static int play(Duration time, Runnable round) {
        long begun = System.nanoTime();
        int played = 0;
        try {
            while (played < LEAST || (played < MOST && System.nanoTime() - begun < time.toNanos())) {
                round.run();
                played++;
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "the rehearsal failed, first answers will be slow", e);
        }
        LOG.log(
                System.Logger.Level.DEBUG,
                "rehearsed rounds={0} millis={1}",
                played,
                (System.nanoTime() - begun) / 1_000_000);
        return played;
    }
}
