// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.event.Reply;
import java.time.Duration;
import java.util.Arrays;

/**
 * Whether a client that sends content sends it fast enough: not over its whole time, as a fast beginning would then pay
 * for hours of dripping, but over the last part of it. The clock stands still while we do not read, as that is our
 * doing. One for each content; made when it begins, dropped when it ends. Times are {@link System#nanoTime}.
 *
 * <p>A client that sends nothing at all meets the idle time-out (RFC 5321 4.5.3.2.5, 4.5.3.2.6) or this, whichever is
 * first. Not safe for several threads.
 */
public final class Pace {
    private static final int SLOTS = 12;

    private final Floor floor;
    private final long slot;
    /** Octets of the slot under way and of as many before as make up a window. */
    private final long[] octets = new long[SLOTS + 1];

    private final long began;
    private long current;
    private long standing;
    private long pausedAt;
    private boolean paused;

    /**
     * How slow is too slow.
     *
     * @param octetsPerSecond at least; 0 for no limit
     * @param window over which it is averaged; up to a twelfth more is looked at
     * @param grace from the beginning, in which any pace will do
     */
    public record Floor(long octetsPerSecond, Duration window, Duration grace) {
        public static final Floor NONE = new Floor(0, Duration.ofMinutes(1), Duration.ZERO);

        /** @throws IllegalArgumentException with a sentence, if there is nothing to average over */
        public Floor {
            if (window.toMillis() < SLOTS) {
                throw new IllegalArgumentException(
                        "the time over which the pace of content is averaged is %s; give at least a second"
                                .formatted(window));
            }
        }

        /** Before the session ends. */
        public Reply refusal() {
            return new Reply(
                    421,
                    "4.4.2",
                    "Content came at less than %d octets a second for %s, closing"
                            .formatted(octetsPerSecond, Words.length(window)));
        }
    }

    /** The content begins: after 354, or after BDAT. */
    public Pace(Floor floor, long nanoTime) {
        this.floor = floor;
        this.slot = floor.window().toNanos() / SLOTS;
        this.began = nanoTime;
    }

    /** The client sent something. */
    public void received(long count, long nanoTime) {
        advance(reading(nanoTime));
        octets[(int) (current % octets.length)] += count;
    }

    /** We stop reading. Twice is as good as once. */
    public void pause(long nanoTime) {
        if (!paused) {
            paused = true;
            pausedAt = nanoTime;
        }
    }

    /** We read on. */
    public void resume(long nanoTime) {
        if (paused) {
            paused = false;
            standing += nanoTime - pausedAt;
        }
    }

    /** To be asked every second or so. */
    public boolean tooSlow(long nanoTime) {
        long time = reading(nanoTime);
        if (floor.octetsPerSecond() <= 0 || paused || time < floor.grace().toNanos()) {
            return false;
        }
        advance(time);
        long seen = Math.min(time, SLOTS * slot + time % slot);
        return Arrays.stream(octets).sum() < floor.octetsPerSecond() * (seen / 1e9);
    }

    /** How long we have been ready to read. */
    private long reading(long nanoTime) {
        return (paused ? pausedAt : nanoTime) - began - standing;
    }

    private void advance(long time) {
        long now = time / slot;
        for (long gone = Math.max(current + 1, now - SLOTS); gone <= now; gone++) {
            octets[(int) (gone % octets.length)] = 0;
        }
        current = Math.max(current, now);
    }
}
