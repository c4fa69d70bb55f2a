// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import java.time.Duration;

/**
 * How long each process has to end once it was told to; then it is killed. What has nothing to wait for ends in a second.
 *
 * @param drain how long an edge lets transactions in flight go on, its notice to load balancers and its last answers included
 * @param writing whether processes write their archives of classes at their end
 */
record StopTimes(Duration drain, boolean writing) {
    private static final Duration USUAL = Duration.ofSeconds(12);
    private static final Duration WRITING = Duration.ofMinutes(2);

    /** Of an instance of a service. */
    Duration of(ServiceKind kind) {
        return kind == ServiceKind.EDGE ? others().plus(drain) : others();
    }

    /** Of Kafka and Redis. */
    Duration others() {
        return writing ? WRITING : USUAL;
    }

    /** For all of them, one after the other, as long as no more than a few are slow. */
    Duration all() {
        return USUAL.multipliedBy(5).plus(drain);
    }
}
