// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

/**
 * How a server behaves: from facts to what it does. It may remember; it has no clock and no socket. Called by many threads.
 */
public interface Persona {
    Turn turn(Facts facts);

    /** Octets of content that it reads in a second; 0 is as fast as they come. */
    default int octetsPerSecond(Facts facts) {
        return 0;
    }
}
