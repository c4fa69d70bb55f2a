// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.sink;

import java.time.Duration;

/**
 * A server that looks at some messages for longer before it takes them, as those do that scan content.
 *
 * @param oneIn of so many messages one; the first is the last of them
 * @param time from its final dot to its answer
 */
public record Scanning(int oneIn, Duration time) {
    /** Every message is taken at once. */
    public static final Scanning NONE = new Scanning(0, Duration.ZERO);

    /** For a person. */
    public String shown() {
        return oneIn == 0 ? "none" : "1 in " + oneIn + ", after " + time.toMillis() / 1000.0 + " s";
    }

    /** @param number of the message, from 1 */
    boolean scans(long number) {
        return oneIn > 0 && number % oneIn == 0;
    }
}
