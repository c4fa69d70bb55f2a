// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.notice;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often the operator is told: one letter in an interval, which says how many others there were since the one before.
 * A value; the caller keeps it.
 *
 * @param last when the last letter was written; null for never
 * @param untold entries since then that no letter was written about
 */
public record NoticePace(Duration interval, @Nullable Instant last, int untold) {
    /** The usual interval. */
    public static final Duration USUAL = Duration.ofMinutes(10);

    /**
     * What to do about an entry.
     *
     * @param others for the letter; 0 when none is written
     * @param next in place of the pace that was asked
     */
    public record Step(boolean write, int others, NoticePace next) {}

    /** Nothing was told yet. */
    public static NoticePace of(Duration interval) {
        return new NoticePace(interval, null, 0);
    }

    /** A clock that was set back does not silence anybody. */
    public Step entry(Instant now) {
        boolean due = last == null || now.isBefore(last) || !now.isBefore(last.plus(interval));
        return due
                ? new Step(true, untold, new NoticePace(interval, now, 0))
                : new Step(false, 0, new NoticePace(interval, last, untold + 1));
    }
}
