// SPDX-License-Identifier: Apache-2.0
package io.postern.redis;

import java.time.Duration;

/**
 * Spares everybody the waiting for something that does not answer: after a failure nobody asks for a while, then one
 * tries, and when that one succeeds all ask again. Times are {@link System#nanoTime}. Safe for use by many threads.
 */
public final class Circuit {
    private final long pause;
    private boolean open;
    private long nextTry;

    /** @param pause between a failure and the next try */
    public Circuit(Duration pause) {
        this.pause = pause.toNanos();
    }

    /** Whether to ask now; while open, one caller in each pause is told to try. */
    public synchronized boolean allows(long now) {
        if (!open) {
            return true;
        }
        if (now - nextTry < 0) {
            return false;
        }
        nextTry = now + pause;
        return true;
    }

    /** @return it was closed until now */
    public synchronized boolean failed(long now) {
        boolean news = !open;
        open = true;
        nextTry = now + pause;
        return news;
    }

    /** @return it was open until now */
    public synchronized boolean succeeded() {
        boolean news = open;
        open = false;
        return news;
    }
}
