// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import java.time.Duration;

/** Lengths of time in replies. */
final class Words {
    private Words() {}

    /** Whole seconds, rounded up, so that who comes back then is not too early; at least one. */
    static String seconds(Duration time) {
        long seconds = Math.max(1, time.plusSeconds(1).minusNanos(1).toSeconds());
        return seconds == 1 ? "1 second" : seconds + " seconds";
    }

    /** In the largest unit that it is a whole number of. */
    static String length(Duration time) {
        if (time.toSeconds() >= 3600 && time.toSeconds() % 3600 == 0) {
            return time.toHours() == 1 ? "1 hour" : time.toHours() + " hours";
        }
        if (time.toSeconds() >= 60 && time.toSeconds() % 60 == 0) {
            return time.toMinutes() == 1 ? "1 minute" : time.toMinutes() + " minutes";
        }
        return seconds(time);
    }
}
