// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.conduct;

/** What is counted of the counting. */
interface ConductTally {
    /** Why what was noted is not in Redis. */
    enum Dropped {
        /** Redis is away, or slow. */
        AWAY,
        /** Too much waited for Redis. */
        WAITING,
        /** Of sources that were not taken up, as there were too many new ones today. */
        NEW
    }

    /** Sources whose counts were written. */
    void written(int sources);

    /** Sources whose counts are lost. */
    void dropped(Dropped reason, int sources);
}
