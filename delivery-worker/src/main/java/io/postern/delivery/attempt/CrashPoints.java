// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

/** Where a test may have the process die. Outside tests, {@link #NONE}. */
@FunctionalInterface
public interface CrashPoints {
    CrashPoints NONE = _ -> {};

    /** The steps of an attempt, named by what has just been done. */
    enum Point {
        CLAIM,
        /** A server has replied for one recipient or more, and nothing of it is on record yet. */
        REPLY,
        LEDGER,
        RETRY_RECORD,
        /** The delivery report or the entry in quarantine is safe. */
        NOTICE,
        /** The outcome events are acknowledged. */
        REPORT,
        /** Only the commit is missing. */
        CLOSE
    }

    /** Does not return when the process is to die here. */
    void reached(Point point);
}
