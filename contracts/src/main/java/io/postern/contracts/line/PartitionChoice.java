// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

/**
 * Which partition a question goes to: by turns. One that has not answered for {@value #SILENT_MILLIS} ms, as its reader has gone and nobody has taken over yet, is
 * passed over as long as another answers; a question a second finds out when it is back. For any number of threads.
 */
final class PartitionChoice {
    static final long SILENT_MILLIS = 500;
    private static final long PROBE_MILLIS = 1000;

    private final int count;
    private final long offset;
    /** The oldest question since the last answer; 0 where there is none. */
    private final long[] waitingSince;

    private final long[] probedAt;

    /**
     * @param count of partitions
     * @param offset milliseconds, any number, so that several edges do not ask the same partition at the same moment
     */
    PartitionChoice(int count, long offset) {
        this.count = count;
        this.offset = offset;
        this.waitingSince = new long[count];
        this.probedAt = new long[count];
    }

    /** @param now milliseconds of any clock that does not stand still */
    synchronized int next(long now) {
        int turn = PartitionTurn.at(now + offset, count);
        if (!silent(turn, now)) {
            return turn;
        }
        if (now - probedAt[turn] >= PROBE_MILLIS) {
            probedAt[turn] = now;
            return turn;
        }
        int other = other(turn, now);
        return silent(other, now) ? turn : other;
    }

    /** Where a question is asked that had no answer there. */
    synchronized int other(int than, long now) {
        for (int step = 1; step < count; step++) {
            int candidate = (than + step) % count;
            if (!silent(candidate, now)) {
                return candidate;
            }
        }
        return (than + 1) % count;
    }

    /**
     * Where a question that has had no answer for {@value #SILENT_MILLIS} ms is asked before its time, as its partition does not answer and
     * another does; -1 for nowhere: then it is not the partition that is slow.
     */
    synchronized int elsewhere(int than, long now) {
        int other = other(than, now);
        return silent(than, now) && other != than && !silent(other, now) ? other : -1;
    }

    synchronized void asked(int partition, long now) {
        if (waitingSince[partition] == 0) {
            waitingSince[partition] = now;
        }
    }

    synchronized void answered(int partition) {
        waitingSince[partition] = 0;
    }

    private boolean silent(int partition, long now) {
        return waitingSince[partition] != 0 && now - waitingSince[partition] > SILENT_MILLIS;
    }
}
