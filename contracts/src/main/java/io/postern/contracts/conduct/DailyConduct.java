// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.conduct;

import java.time.Instant;

/**
 * The value in Redis: words such as {@code 20783:5,0,1} with the day since 1970 and the counts of {@link Conduct} in their
 * order, zeros at the end left out. {@code conduct.lua} writes them.
 */
public final class DailyConduct {
    /** Today and the 29 days before. */
    public static final int DAYS = 30;

    private static final int COUNTS = 4;

    private DailyConduct() {}

    /** The day of a time, in UTC, since 1970. */
    public static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 86_400L);
    }

    /**
     * All that counts today. Tomorrow counts too: who wrote it may have a clock that is ahead. Words that make no sense are
     * passed over.
     */
    public static Conduct total(String value, long today) {
        var sums = new long[COUNTS];
        for (var word : value.split(" ")) {
            int colon = word.indexOf(':');
            long day = colon < 0 ? -1 : number(word.substring(0, colon));
            if (day > today - DAYS && day <= today + 1) {
                add(sums, word.substring(colon + 1));
            }
        }
        return new Conduct(sums[0], sums[1], sums[2], sums[3]);
    }

    private static void add(long[] sums, String counts) {
        var words = counts.split(",");
        for (int i = 0; i < COUNTS && i < words.length; i++) {
            sums[i] += Math.max(0, number(words[i]));
        }
    }

    /** -1 for what is no number. */
    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
