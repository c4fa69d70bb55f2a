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
    private static final String PREFIX = "postern.edge.limits.";

    /**
     * @param maxErrors of a session, {@code postern.edge.max-errors}
     * @throws IllegalArgumentException with a sentence, if a setting makes no sense
     */
    public static LimitSettings of(LimitConfig config, int maxErrors) {
        return new LimitSettings(
                atLeast(0, config.sessionsPerAddress(), "sessions-per-address"),
                atLeast(0, config.sessionsPerNetwork(), "sessions-per-network"),
                config.exemptNetworks()
                        .map(networks -> Networks.of(networks, PREFIX + "exempt-networks"))
                        .orElse(Networks.NONE),
                atLeast(0, config.connectionsPerMinute(), "connections-per-minute"),
                atLeast(0, config.messagesPerMinute(), "messages-per-minute"),
                atLeast(0, config.recipientsPerMinute(), "recipients-per-minute"),
                atLeast(1, config.rateTable(), "rate-table"),
                new Tarpit(
                        atLeast(0, config.tarpitAfter(), "tarpit-after"),
                        atLeast(Duration.ZERO, config.tarpitCeiling(), "tarpit-ceiling"),
                        maxErrors,
                        atLeast(0, config.maxRefusedRecipients(), "max-refused-recipients")),
                new Pace.Floor(
                        atLeast(0L, config.contentRate(), "content-rate"),
                        atLeast(Duration.ofSeconds(1), config.contentRateWindow(), "content-rate-window"),
                        atLeast(Duration.ZERO, config.contentRateGrace(), "content-rate-grace")),
                new SessionTime(
                        atLeast(Duration.ZERO, config.sessionTime(), "session-time"),
                        atLeast(Duration.ZERO, config.sessionTimeInTransaction(), "session-time-in-transaction")),
                config.clusterLimits(),
                atLeast(Duration.ofMillis(1), config.clusterDeadline(), "cluster-deadline"));
    }

    private static <T extends Comparable<T>> T atLeast(T least, T value, String key) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(PREFIX + key + ": " + value + " is too little; give at least " + least);
        }
        return value;
    }

    int perMinute(Metered what) {
        return switch (what) {
            case CONNECTIONS -> connectionsPerMinute;
            case MESSAGES -> messagesPerMinute;
            case RECIPIENTS -> recipientsPerMinute;
        };
    }
}
