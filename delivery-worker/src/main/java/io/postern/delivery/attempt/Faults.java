// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import io.postern.delivery.attempt.OwnFault;

/** Tells a mistake of ours, which is counted, from what passes. */
record Faults(SchedulerTally tally) {
    /** Whether it is one; then it is counted and told of. @param what failed, and is tried again */
    boolean ours(String what, Throwable failure) {
        if (!OwnFault.is(failure)) {
            return false;
        }
        tally.fault();
        OwnFault.tell(what, failure);
        return true;
    }
}
