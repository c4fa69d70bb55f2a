// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import java.util.List;

/** What waits in Kafka, or why nobody can say. */
sealed interface Backlog {
    /** @param parked records that an operator is not done with */
    record Known(List<Status.Waiting> waiting, long parked) implements Backlog {}

    /**
     * @param away whether Kafka does not answer at all; one that refuses does
     * @param why as a sentence without its full stop
     */
    record Unknown(boolean away, String why) implements Backlog {}
}
