// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import java.util.function.IntPredicate;

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

    /** The last answer. */
    private final long[] answeredAt;

    private final long[] probedAt;

    /**
     * @param count of partitions
     * @param offset milliseconds, any number, so that several edges do not ask the same partition at the same moment
     */
    PartitionChoice(int count, long offset) {
        this.count = count;
        this.offset = offset;
        this.waitingSince = new long[count];
        this.answeredAt = new long[count];
        this.probedAt = new long[count];
    }

    /**
     * @param now milliseconds of any clock that does not stand still
     * @param probes whether it may be the question that finds out: it is asked elsewhere soon if there is no answer
     */
    synchronized int next(long now, boolean probes) {
        int turn = PartitionTurn.at(now + offset, count);
        if (!silent(turn, now)) {
            return turn;
        }
        if (probes && now - probedAt[turn] >= PROBE_MILLIS) {
            probedAt[turn] = now;
            return turn;
        }
        int other = other(turn, now);
        return silent(other, now) ? turn : other;
    }

    /** Where a question is asked that had no answer there. */
    synchronized int other(int than, long now) {
        int other = next(than, candidate -> !silent(candidate, now));
        return other >= 0 ? other : (than + 1) % count;
    }

    /**
     * Where a question that has had no answer for {@value #SILENT_MILLIS} ms is asked before its time, as its partition does not answer and
     * another has done so meanwhile; -1 for nowhere: then it may be the world that is slow, and asking twice as much would not help it.
     */
    synchronized int elsewhere(int than, long now) {
        long since = waitingSince[than];
        return silent(than, now)
                ? next(than, candidate -> !silent(candidate, now) && answeredAt[candidate] > since)
                : -1;
    }

    /**
     * A question that is answered at once where all is well was sent there for the first time: what comes back of one that was asked twice
     * does not tell who answered.
     */
    synchronized void asked(int partition, long now) {
        if (waitingSince[partition] == 0) {
            waitingSince[partition] = now;
        }
    }

    synchronized void answered(int partition, long now) {
        waitingSince[partition] = 0;
        answeredAt[partition] = now;
    }

    /** The next one after that which is suitable; -1 for none. */
    private int next(int after, IntPredicate suitable) {
        for (int step = 1; step < count; step++) {
            int candidate = (after + step) % count;
            if (suitable.test(candidate)) {
                return candidate;
            }
        }
        return -1;
    }

    private boolean silent(int partition, long now) {
        return waitingSince[partition] != 0 && now - waitingSince[partition] > SILENT_MILLIS;
    }
}
