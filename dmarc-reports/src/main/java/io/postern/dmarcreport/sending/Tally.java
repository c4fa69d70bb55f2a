// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.sending;

/** Counts what became of reports. */
@FunctionalInterface
public interface Tally {
    Tally NONE = _ -> {};

    enum Outcome {
        /** To at least one address. */
        SENT,
        /** No address may have it. */
        NO_ADDRESS,
        /** Our own listener does not take it. */
        REFUSED,
        TOO_LARGE,
        /** It is tried again. */
        PUT_OFF,
        /** Our own listener is away, so this and all others are tried again. */
        AWAY
    }

    void made(Outcome outcome);
}
