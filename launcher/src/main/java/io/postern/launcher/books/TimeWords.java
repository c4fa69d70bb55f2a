// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.books;

import java.time.Duration;

/** Lengths of time as a person says them. */
public final class TimeWords {
    private TimeWords() {}

    /** In two units at most, such as {@code 3 min 20 s}; less than a second is {@code 0 s}. */
    public static String of(Duration length) {
        var time = length.abs();
        if (time.toDays() > 0) {
            return two(time.toDays(), "d", time.toHoursPart(), "h");
        }
        if (time.toHours() > 0) {
            return two(time.toHours(), "h", time.toMinutesPart(), "min");
        }
        if (time.toMinutes() > 0) {
            return two(time.toMinutes(), "min", time.toSecondsPart(), "s");
        }
        return time.toSeconds() + " s";
    }

    private static String two(long large, String unit, long small, String smaller) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
    }
}
