// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

/** The clock of deadlines: it is never set, so a machine whose time of day jumps breaks no dialogue off and holds none up. */
final class Uptime {
    private static final long START = System.nanoTime();

    private Uptime() {}

    /** Milliseconds since some moment before the first dialogue. */
    static long millis() {
        return (System.nanoTime() - START) / 1_000_000;
    }
}
