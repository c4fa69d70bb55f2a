// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

/** Takes so many in a minute, and no more until it is over. Not for several threads. */
final class FewAMinute {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final int most;
    private long begun;
    private int taken;

    FewAMinute(int most) {
        this.most = most;
    }

    /** @param now nanoseconds of a clock that only goes forward */
    boolean takes(long now) {
        if (taken == 0 || now - begun >= MINUTE_NANOS) {
            begun = now;
            taken = 0;
        }
        if (taken >= most) {
            return false;
        }
        taken++;
        return true;
    }
}
