// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.edge.network.Networks;
import java.time.Duration;

/**
 * The figures of the limits; 0 is no limit.
 *
 * @param exempt networks that sessions and rates are not limited for
 * @param rateTable machines that each rate remembers
 * @param cluster whether sessions and rates hold for all edges together
 * @param clusterDeadline for each question about that
 */
public record LimitSettings(
        int sessionsPerAddress,
        int sessionsPerNetwork,
        Networks exempt,
        int connectionsPerMinute,
        int messagesPerMinute,
        int recipientsPerMinute,
        int rateTable,
        Tarpit tarpit,
        Pace.Floor pace,
        SessionTime time,
        boolean cluster,
        Duration clusterDeadline) {

    int perMinute(Metered what) {
        return switch (what) {
            case CONNECTIONS -> connectionsPerMinute;
            case MESSAGES -> messagesPerMinute;
            case RECIPIENTS -> recipientsPerMinute;
        };
    }
}
