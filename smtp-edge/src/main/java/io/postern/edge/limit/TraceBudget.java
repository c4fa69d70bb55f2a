// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

/**
 * Which of those who are turned away before their session has begun get a transcript: two a minute of each machine, and sixty
 * of all, which are some hundred octets each. A flood is a few of them over and over; it must not become one in Kafka. Safe
 * for use by several event loops.
 */
public final class TraceBudget {
    private static final int OF_MACHINE = 2;
    private static final int OF_ALL = 60;
    /** Machines that are remembered. */
    private static final int ROOM = 10_000;

    private static final byte[] ALL = new byte[4];

    private final Rate machines = new Rate(Metered.CONNECTIONS, OF_MACHINE, ROOM);
    private final Rate all = new Rate(Metered.CONNECTIONS, OF_ALL, 1);

    /**
     * Whether there is room for another one.
     *
     * @param address who is turned away, four or sixteen octets
     * @param nanoTime {@link System#nanoTime}
     */
    public boolean spend(byte[] address, long nanoTime) {
        return machines.take(address, 1, nanoTime) instanceof Allowance.Allowed
                && all.take(ALL, 1, nanoTime) instanceof Allowance.Allowed;
    }
}
