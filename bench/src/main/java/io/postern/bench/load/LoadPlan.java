// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What one run of the generator does.
 *
 * @param sessions connections open at the same time, at most
 * @param rate messages a second, each at its time (open loop); 0: as fast as the sessions allow (closed loop)
 * @param count messages to send; {@link #UNTIL_TIME}: as many as fit in {@code time}
 * @param time no message is started after it
 * @param perConnection messages on one connection before QUIT
 * @param size octets of one message, headers and the last line end included
 * @param address how the client's address is told
 * @param patience how long a session waits for one reply before it counts as failed
 * @param offset of the first message among the triplets
 */
public record LoadPlan(
        InetSocketAddress server,
        int sessions,
        double rate,
        long count,
        Duration time,
        int perConnection,
        int size,
        ClientAddress address,
        Duration patience,
        long offset) {
    public static final long UNTIL_TIME = Long.MAX_VALUE;

    public LoadPlan {
        require(sessions > 0, "--sessions must be at least 1");
        require(rate >= 0, "--rate must not be negative; 0 means closed loop");
        require(count > 0, "--count must be at least 1");
        require(perConnection > 0, "--per-connection must be at least 1");
        require(size >= Traffic.SMALLEST, "--size must be at least " + Traffic.SMALLEST + " octets (the headers)");
        if (rate > 0) {
            count = Math.min(count, Math.max(1, Math.round(rate * time.toNanos() / 1e9)));
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    boolean open() {
        return rate > 0;
    }

    /** When message {@code number} is due, in nanoseconds after the start; 0 in a closed loop. */
    long dueNanos(long number) {
        return open() ? (long) (number * (1e9 / rate)) : 0;
    }

    public LoadPlan withCount(long other) {
        return new LoadPlan(server, sessions, rate, other, time, perConnection, size, address, patience, offset);
    }

    public LoadPlan withRate(double other, int atMost) {
        return new LoadPlan(server, atMost, other, UNTIL_TIME, time, perConnection, size, address, patience, offset);
    }

    public LoadPlan withTime(Duration other) {
        return new LoadPlan(server, sessions, rate, UNTIL_TIME, other, perConnection, size, address, patience, offset);
    }

    public LoadPlan withPerConnection(int other) {
        return new LoadPlan(server, sessions, rate, count, time, other, size, address, patience, offset);
    }
}
