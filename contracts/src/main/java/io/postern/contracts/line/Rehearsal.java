// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import io.postern.contracts.event.Event;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
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
     * Returns after that time, a few rounds at least and ten thousand at most. What a round throws ends it.
     *
     * @param round nothing that it does may leave the process
     * @return rounds played
     */
    public static int play(Duration time, Runnable round) {
        long begun = System.nanoTime();
        int played = 0;
        while (played < LEAST || (played < MOST && System.nanoTime() - begun < time.toNanos())) {
            round.run();
            played++;
        }
        LOG.log(
                System.Logger.Level.DEBUG,
                "rehearsed rounds={0} millis={1}",
                played,
                (System.nanoTime() - begun) / 1_000_000);
        return played;
    }

    /**
     * Reads what was written a moment ago, as one does on the line.
     *
     * @throws IllegalStateException if that cannot be read
     */
    public static Event read(byte[] octets) {
        try {
            return JsonEvents.decode(octets);
        } catch (UnreadableRecord e) {
            throw new IllegalStateException("what we write cannot be read", e);
        }
    }
}
