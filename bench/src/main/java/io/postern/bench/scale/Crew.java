// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import org.jspecify.annotations.Nullable;

/**
 * How many there are of each service, and how many partitions they share.
 *
 * @param brokers addresses of a cluster; null for the single broker that the system starts
 */
record Crew(
        int edges,
        int reputation,
        int policy,
        int workers,
        int partitions,
        @Nullable String brokers) {
    /** One edge, and so many of each of the others. */
    static Crew of(int each, int partitions) {
        return new Crew(1, each, each, each, partitions, null);
    }

    String settings() {
        var kafka = brokers == null
                ? ""
                : ", bootstrap-servers: \"%s\", replication-factor: 3, flush: false".formatted(brokers);
        return """
                  kafka: {partitions: {line: %d, lanes: %d}%s}
                  launcher: {start-timeout: 150s, instances: {edge: %d, reputation: %d, policy: %d, worker: %d}}
                """.formatted(Math.max(2, partitions), partitions, kafka, edges, reputation, policy, workers);
    }
}
