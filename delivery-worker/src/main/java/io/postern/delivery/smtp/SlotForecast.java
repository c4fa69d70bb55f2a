// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

/**
 * How long whoever waits for a connection to a destination will wait. From how long messages hold a connection there, so that
 * a destination that hangs does not fill a lane's window with mail that waits for it. Times are milliseconds.
 */
final class SlotForecast {
    /** A wait longer than that is better spent in a retry topic. */
    static final long PATIENCE = 1000;
    /** A turn further away than that is none: the destination may be itself again long before. */
    static final long LONGEST = 300_000;
    /** Nor is one so many times as far away as what was seen to take long: a second's silence says nothing of a minute. */
    private static final int BELIEVED = 4;
    /** Unless so many wait that they would do nothing but come and go: so many milliseconds for each. */
    private static final int BETWEEN_RETURNS = 10;
    /** In which a promise is forgotten to a third. */
    private static final double RECENTLY = 60_000;
    /** A connection that was just begun says nothing yet. */
    private static final long SAYS_NOTHING = 500;

    private static final int UNKNOWN = 6;
    private static final double WEIGHT = 0.2;

    private final int connections;
    private double average;
    private double promised;
    private double recent;
    private long recentAt;

    /** @param connections at once */
    SlotForecast(int connections) {
        this.connections = connections;
    }

    /** A message has held a connection for so long. */
    void held(long millis) {
        average = average == 0 ? millis : average + WEIGHT * (millis - average);
    }

    /**
     * How many may stay and wait here.
     *
     * @param youngest for how long the message that was begun last has had its connection
     */
    int room(long youngest) {
        double each = each(youngest);
        return each == 0 ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, PATIENCE * connections / each);
    }

    /**
     * Promises one that may not stay the next turn behind all others.
     *
     * @param waiting those who stay
     * @return how long until then
     */
    long promise(long now, int waiting, long youngest) {
        // Nothing has ended there yet: it takes much longer than what has been seen of it.
        double step = (average == 0 ? UNKNOWN * youngest : each(youngest)) / connections;
        promised = Math.max(promised + step, now + (waiting + 1) * step);
        double furthest = furthest(now, Math.max(average, youngest));
        if (promised - now > furthest) {
            // Spread over the second half, so that not all come back at once.
            promised = now + furthest / 2;
        }
        return Math.max(PATIENCE, (long) (promised - now));
    }

    private double furthest(long now, double each) {
        recent = recent * Math.exp((recentAt - now) / RECENTLY) + 1;
        recentAt = now;
        return Math.clamp(Math.max(BELIEVED * each, BETWEEN_RETURNS * recent), 2 * PATIENCE, LONGEST);
    }

    /** That even the last begun takes longer than usual shows that the usual is over. */
    private double each(long youngest) {
        return youngest < SAYS_NOTHING ? average : Math.max(average, youngest);
    }
}
