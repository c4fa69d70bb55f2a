// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.network.Networks;
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
                atLeast(0, config.sessionsPerAddress(), PREFIX + "sessions-per-address"),
                atLeast(0, config.sessionsPerNetwork(), PREFIX + "sessions-per-network"),
                config.exemptNetworks()
                        .map(networks -> Networks.of(networks, PREFIX + "exempt-networks"))
                        .orElse(Networks.NONE),
                atLeast(0, config.connectionsPerMinute(), PREFIX + "connections-per-minute"),
                atLeast(0, config.messagesPerMinute(), PREFIX + "messages-per-minute"),
                atLeast(0, config.recipientsPerMinute(), PREFIX + "recipients-per-minute"),
                atLeast(1, config.rateTable(), PREFIX + "rate-table"),
                new Tarpit(
                        atLeast(0, config.tarpitAfter(), PREFIX + "tarpit-after"),
                        atLeast(Duration.ZERO, config.tarpitCeiling(), PREFIX + "tarpit-ceiling"),
                        maxErrors,
                        atLeast(0, config.maxRefusedRecipients(), PREFIX + "max-refused-recipients")),
                new Pace.Floor(
                        atLeast(0L, config.contentRate(), PREFIX + "content-rate"),
                        atLeast(Duration.ofSeconds(1), config.contentRateWindow(), PREFIX + "content-rate-window"),
                        atLeast(Duration.ZERO, config.contentRateGrace(), PREFIX + "content-rate-grace")),
                new SessionTime(
                        atLeast(Duration.ZERO, config.sessionTime(), PREFIX + "session-time"),
                        atLeast(
                                Duration.ZERO,
                                config.sessionTimeInTransaction(),
                                PREFIX + "session-time-in-transaction")),
                config.clusterLimits(),
                atLeast(Duration.ofMillis(1), config.clusterDeadline(), PREFIX + "cluster-deadline"));
    }

    static <T extends Comparable<T>> T atLeast(T least, T value, String key) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException(key + ": " + value + " is too little; give at least " + least);
        }
        return value;
    }

    /**
     * With a listener's own figures instead, where it has any.
     *
     * @param prefix of their names
     */
    LimitSettings with(ListenerLimitConfig own, String prefix) {
        return new LimitSettings(
                atLeast(0, own.sessionsPerAddress().orElse(sessionsPerAddress), prefix + "sessions-per-address"),
                atLeast(0, own.sessionsPerNetwork().orElse(sessionsPerNetwork), prefix + "sessions-per-network"),
                exempt,
                atLeast(0, own.connectionsPerMinute().orElse(connectionsPerMinute), prefix + "connections-per-minute"),
                atLeast(0, own.messagesPerMinute().orElse(messagesPerMinute), prefix + "messages-per-minute"),
                atLeast(0, own.recipientsPerMinute().orElse(recipientsPerMinute), prefix + "recipients-per-minute"),
                rateTable,
                new Tarpit(
                        atLeast(0, own.tarpitAfter().orElse(tarpit.free()), prefix + "tarpit-after"),
                        atLeast(Duration.ZERO, own.tarpitCeiling().orElse(tarpit.ceiling()), prefix + "tarpit-ceiling"),
                        tarpit.mistakes(),
                        atLeast(
                                0,
                                own.maxRefusedRecipients().orElse(tarpit.refusedRecipients()),
                                prefix + "max-refused-recipients")),
                new Pace.Floor(
                        atLeast(0L, own.contentRate().orElse(pace.octetsPerSecond()), prefix + "content-rate"),
                        pace.window(),
                        pace.grace()),
                new SessionTime(
                        atLeast(Duration.ZERO, own.sessionTime().orElse(time.between()), prefix + "session-time"),
                        atLeast(
                                Duration.ZERO,
                                own.sessionTimeInTransaction().orElse(time.all()),
                                prefix + "session-time-in-transaction")),
                cluster,
                clusterDeadline);
    }

    int perMinute(Metered what) {
        return switch (what) {
            case CONNECTIONS -> connectionsPerMinute;
            case MESSAGES -> messagesPerMinute;
            case RECIPIENTS -> recipientsPerMinute;
        };
    }
}
