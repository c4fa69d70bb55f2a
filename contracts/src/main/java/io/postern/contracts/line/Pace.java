// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

/**
 * How long a sender waits for company before it hands records to Kafka. Alone a record goes at once; where many come, a
 * request with ten of them costs little more than a request with one, and so does everything behind it.
 *
 * <p>The wait aims at {@value #COMPANY} records a request and is never longer than {@value #LONGEST_MICROS}
 * microseconds; below {@value #QUIET} records a second there is none.
 */
final class Pace {
    static final int COMPANY = 12;
    static final int QUIET = 600;
    static final long LONGEST_MICROS = 4000;
    private static final long HALF_LIFE_NANOS = 50_000_000;

    private double rate;
    private long last;

    Pace(long nowNanos) {
        last = nowNanos;
    }

    /**
     * Notes that records were taken, and says how long to wait before the next are.
     *
     * @return nanoseconds, 0 for not at all
     */
    long taken(int records, long nowNanos) {
        double passed = Math.max(1, nowNanos - last);
        last = nowNanos;
        double keep = Math.exp(-passed / HALF_LIFE_NANOS);
        rate = rate * keep + records * 1e9 / passed * (1 - keep);
        if (rate < QUIET) {
            return 0;
        }
        return Math.min(LONGEST_MICROS * 1000, (long) (COMPANY * 1e9 / rate));
    }

    /** Records a second, averaged over some tenths of a second. */
    double rate() {
        return rate;
    }
}
