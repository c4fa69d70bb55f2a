// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

/** What the scheduler counts. */
public interface SchedulerTally {
    /** @param lateMillis behind its time; not below 0 */
    void moved(long lateMillis);

    /** A record that was to be moved is not there any more; this is mail that is lost. */
    void lost();

    /** Reading, or moving what is due, failed by a mistake of ours, and is tried again; counted each time, on any thread. */
    void fault();
}
