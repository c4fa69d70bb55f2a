// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

/**
 * Whose turn it is among partitions: what comes within the same {@value #SHARE_MILLIS} ms goes to the same one, so that it travels, and is
 * flushed, together; over time every partition has its even share, at whatever beat things come.
 */
public final class PartitionTurn {
    static final long SHARE_MILLIS = 20;
    /** Multiples of the golden ratio leave no gaps, and keep no time with anything (Knuth, TAOCP 3, 6.4). */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private PartitionTurn() {}

    /**
     * @param millis since any moment
     * @param partitions how many there are
     */
    public static int at(long millis, int partitions) {
        return (int) (((millis / SHARE_MILLIS * GOLDEN) >>> 32) * partitions >>> 32);
    }
}
