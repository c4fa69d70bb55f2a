// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import java.time.Duration;
import java.util.LinkedHashMap;

/**
 * So many a minute from one machine: a bucket that holds what may come in a minute and is filled evenly, so that bursts
 * pass and the average counts. Of a bucket only the time is kept at which it will be full again (the generic cell rate
 * algorithm of ITU-T I.371), and then it is forgotten: nothing is lost by that.
 *
 * <p>A machine is an address of IPv4, or a /64 of IPv6. Where there are more machines than the table has room for, the
 * one that was silent for longest is forgotten, and may begin anew. Times are {@link System#nanoTime}. Safe for use by
 * several event loops.
 */
public final class Rate {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Metered what;
    private final int perMinute;
    private final int room;
    /** When each bucket is full again; who was silent for longest comes first. */
    private final LinkedHashMap<Source, Long> full = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param perMinute 0 for no limit
     * @param room machines that are remembered at most, about 130 octets each
     */
    public Rate(Metered what, int perMinute, int room) {
        this.what = what;
        this.perMinute = perMinute;
        this.room = room;
    }

    /**
     * Takes some, if they may come now.
     *
     * @param address of the client, four or sixteen octets
     * @param count more than a minute's are charged as a minute's
     */
    public Allowance take(byte[] address, int count, long nanoTime) {
        if (perMinute <= 0 || count <= 0) {
            return Allowance.ALLOWED;
        }
        var source = Source.of(address).machine();
        long price = MINUTE / perMinute * Math.min(count, perMinute);
        synchronized (this) {
            var known = full.get(source);
            long empty = known == null ? 0 : Math.max(0, known - nanoTime);
            long missing = empty + price - MINUTE;
            if (missing > 0) {
                return new Allowance.Wait(what, perMinute, Duration.ofNanos(missing));
            }
            full.put(source, nanoTime + empty + price);
            forget(nanoTime);
            return Allowance.ALLOWED;
        }
    }

    /** No bucket takes longer than a minute to fill: whoever was silent for so long is among the first. */
    private void forget(long nanoTime) {
        while (!full.isEmpty()) {
            var silent = full.firstEntry();
            if (full.size() <= room && silent.getValue() - nanoTime > 0) {
                return;
            }
            full.pollFirstEntry();
        }
    }

    /** How many machines are remembered. */
    public synchronized int machines() {
        return full.size();
    }
}
