// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

/**
 * Tells a mistake of ours, which is counted, from what passes.
 *
 * @param count counts one, on any thread
 */
public record Faults(Runnable count) {
    /** Whether it is one; then it is told of and counted. @param what failed, and is tried again */
    public boolean ours(String what, Throwable failure) {
        if (!OwnFault.is(failure)) {
            return false;
        }
        OwnFault.tell(what, failure);
        count.run();
        return true;
    }
}
