// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.conduct;

/** How many sources were taken up today, so that a flood of strangers cannot fill Redis. Safe for use by many threads. */
final class NewSources {
    private final int most;
    private long day = Long.MIN_VALUE;
    private int taken;

    /** @param most in a day */
    NewSources(int most) {
        this.most = most;
    }

    /** Whether one more may be taken up. */
    synchronized boolean open(long today) {
        turn(today);
        return taken < most;
    }

    synchronized void taken(long today) {
        turn(today);
        taken++;
    }

    private void turn(long today) {
        if (today != day) {
            day = today;
            taken = 0;
        }
    }
}
