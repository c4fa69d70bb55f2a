// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/** What decided when a deferred recipient is tried again. */
public enum WaitReason {
    /** The server named a time. */
    HINT,
    /** The time that this site's greylisting has been seen to need. */
    LEARNED,
    /** The next wait of the schedule. */
    SCHEDULE,
    /** Nothing was tried, as no connection was free. */
    NO_CONNECTION,
    /** The end of the time in which it is tried: one last attempt. */
    LAST_ATTEMPT
}
