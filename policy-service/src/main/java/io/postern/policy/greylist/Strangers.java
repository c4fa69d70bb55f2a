// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import java.time.Duration;
import java.util.TreeMap;

/**
 * Counts strangers by when they were first seen, so that it can be told how many still wait and how many never came back. Each
 * process counts what it sees, and somebody else may see the second attempt: only sums over all processes are right. What
 * was first seen before the process began is not counted. Times are milliseconds since 1970. Safe for use by many threads.
 */
public final class Strangers {
    private static final int SLICES = 96;

    private static final class Slice {
        private long seen;
        private long passed;
    }

    private final long began;
    private final long passPeriod;
    private final long slice;
    private final TreeMap<Long, Slice> open = new TreeMap<>();
    private long seen;
    private long passed;

    /** @param passPeriod how long a stranger may come back */
    public Strangers(Duration passPeriod, long now) {
        this.began = now;
        this.passPeriod = passPeriod.toMillis();
        this.slice = Math.max(1, this.passPeriod / SLICES);
    }

    /** One was seen for the first time. */
    public synchronized void seen(long now) {
        at(now).seen++;
    }

    /** @param since its first attempt */
    public synchronized void passed(long now, Duration since) {
        long first = now - since.toMillis();
        if (first >= began) {
            at(first).passed++;
        }
    }

    /** Those that may still come back. */
    public synchronized long waiting(long now) {
        close(now);
        return open.values().stream().mapToLong(one -> one.seen - one.passed).sum();
    }

    /** All whose time to come back is over. */
    public synchronized long closed(long now) {
        close(now);
        return seen;
    }

    /** Those of them that had passed. */
    public synchronized long closedPassed(long now) {
        close(now);
        return passed;
    }

    private Slice at(long time) {
        return open.computeIfAbsent(time / slice, _ -> new Slice());
    }

    private void close(long now) {
        var over = open.headMap((now - passPeriod) / slice);
        over.values().forEach(one -> {
            seen += one.seen;
            passed += one.passed;
        });
        over.clear();
    }
}
