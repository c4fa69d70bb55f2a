// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import java.time.Duration;

/** Is told how long records of the line were on their way. */
@FunctionalInterface
public interface Hops {
    /** Nobody wants to know. */
    Hops NONE = _ -> {};

    /** @param took from the time that its writer noted until it was taken; not below 0, whatever the clocks say */
    void hop(Duration took);

    /** As above, with the time of day in milliseconds. */
    default void hop(long written, long taken) {
        hop(Duration.ofMillis(Math.max(0, taken - written)));
    }
}
