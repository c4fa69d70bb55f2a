// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import java.time.Duration;

/**
 * How long the records of one page may take. Each may take three seconds, so that one which was slow leaves the others their
 * time; a page has ten, as others wait for their turn. Pure.
 *
 * @param began when the page had its turn, in nanoseconds of {@link System#nanoTime}
 */
record PageTime(long began) {
    private static final Duration RECORD = Duration.ofSeconds(3);
    private static final Duration PAGE = Duration.ofSeconds(10);

    /** For the next record; zero if the page has taken too long. */
    Duration next(long now) {
        var left = PAGE.minusNanos(now - began);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(RECORD) < 0 ? left : RECORD;
    }
}
