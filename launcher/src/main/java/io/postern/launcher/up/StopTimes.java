// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import java.time.Duration;

/**
 * How long each process has to end once it was told to; then it is killed. What has nothing to wait for ends in a second.
 *
 * @param drain how long an edge lets transactions in flight go on, its notice to load balancers and its last answers included
 * @param grace how long a worker lets what is in work go on
 * @param writing whether processes write their caches at their end
 */
record StopTimes(Duration drain, Duration grace, boolean writing) {
    private static final Duration USUAL = Duration.ofSeconds(12);
    /** A worker waits that much longer for servers that have a whole message. */
    private static final Duration ANSWERS = Duration.ofSeconds(15);

    private static final Duration WRITING = Duration.ofMinutes(2);

    /** Of an instance of a service. */
    Duration of(ServiceKind kind) {
        return switch (kind) {
            case EDGE -> others().plus(drain);
            case WORKER -> others().plus(grace).plus(ANSWERS);
            default -> others();
        };
    }

    /** Of Kafka and Redis. */
    Duration others() {
        return writing ? WRITING : USUAL;
    }

    /** For all of them, one after the other, as long as no more than a few are slow. */
    Duration all() {
        return USUAL.multipliedBy(5).plus(drain).plus(grace).plus(ANSWERS);
    }
}
