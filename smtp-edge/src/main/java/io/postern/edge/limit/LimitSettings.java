// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.network.Networks;
import io.postern.contracts.settings.Mistakes;
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
        var wrong = new Mistakes();
        var settings = new LimitSettings(
                wrong.atLeast(0, config.sessionsPerAddress(), PREFIX + "sessions-per-address"),
                wrong.atLeast(0, config.sessionsPerNetwork(), PREFIX + "sessions-per-network"),
                config.exemptNetworks()
                        .map(networks ->
                                wrong.of(() -> Networks.of(networks, PREFIX + "exempt-networks"), Networks.NONE))
                        .orElse(Networks.NONE),
                wrong.atLeast(0, config.connectionsPerMinute(), PREFIX + "connections-per-minute"),
                wrong.atLeast(0, config.messagesPerMinute(), PREFIX + "messages-per-minute"),
                wrong.atLeast(0, config.recipientsPerMinute(), PREFIX + "recipients-per-minute"),
                wrong.atLeast(1, config.rateTable(), PREFIX + "rate-table"),
                new Tarpit(
                        wrong.atLeast(0, config.tarpitAfter(), PREFIX + "tarpit-after"),
                        wrong.atLeast(Duration.ZERO, config.tarpitCeiling(), PREFIX + "tarpit-ceiling"),
                        maxErrors,
                        wrong.atLeast(0, config.maxRefusedRecipients(), PREFIX + "max-refused-recipients")),
                new Pace.Floor(
                        wrong.atLeast(0L, config.contentRate(), PREFIX + "content-rate"),
                        wrong.atLeast(
                                Duration.ofSeconds(1), config.contentRateWindow(), PREFIX + "content-rate-window"),
                        wrong.atLeast(Duration.ZERO, config.contentRateGrace(), PREFIX + "content-rate-grace")),
                new SessionTime(
                        wrong.atLeast(Duration.ZERO, config.sessionTime(), PREFIX + "session-time"),
                        wrong.atLeast(
                                Duration.ZERO,
                                config.sessionTimeInTransaction(),
                                PREFIX + "session-time-in-transaction")),
                config.clusterLimits(),
                wrong.atLeast(Duration.ofMillis(1), config.clusterDeadline(), PREFIX + "cluster-deadline"));
        wrong.tell();
        return settings;
    }

    /**
     * With a listener's own figures instead, where it has any.
     *
     * @param prefix of their names
     * @throws IllegalArgumentException with a sentence, if one makes no sense
     */
    LimitSettings with(ListenerLimitConfig own, String prefix) {
        var wrong = new Mistakes();
        var settings = new LimitSettings(
                wrong.atLeast(0, own.sessionsPerAddress().orElse(sessionsPerAddress), prefix + "sessions-per-address"),
                wrong.atLeast(0, own.sessionsPerNetwork().orElse(sessionsPerNetwork), prefix + "sessions-per-network"),
                exempt,
                wrong.atLeast(
                        0, own.connectionsPerMinute().orElse(connectionsPerMinute), prefix + "connections-per-minute"),
                wrong.atLeast(0, own.messagesPerMinute().orElse(messagesPerMinute), prefix + "messages-per-minute"),
                wrong.atLeast(
                        0, own.recipientsPerMinute().orElse(recipientsPerMinute), prefix + "recipients-per-minute"),
                rateTable,
                new Tarpit(
                        wrong.atLeast(0, own.tarpitAfter().orElse(tarpit.free()), prefix + "tarpit-after"),
                        wrong.atLeast(
                                Duration.ZERO, own.tarpitCeiling().orElse(tarpit.ceiling()), prefix + "tarpit-ceiling"),
                        tarpit.mistakes(),
                        wrong.atLeast(
                                0,
                                own.maxRefusedRecipients().orElse(tarpit.refusedRecipients()),
                                prefix + "max-refused-recipients")),
                new Pace.Floor(
                        wrong.atLeast(0L, own.contentRate().orElse(pace.octetsPerSecond()), prefix + "content-rate"),
                        pace.window(),
                        pace.grace()),
                new SessionTime(
                        wrong.atLeast(Duration.ZERO, own.sessionTime().orElse(time.between()), prefix + "session-time"),
                        wrong.atLeast(
                                Duration.ZERO,
                                own.sessionTimeInTransaction().orElse(time.all()),
                                prefix + "session-time-in-transaction")),
                cluster,
                clusterDeadline);
        wrong.tell();
        return settings;
    }

    int perMinute(Metered what) {
        return switch (what) {
            case CONNECTIONS -> connectionsPerMinute;
            case MESSAGES -> messagesPerMinute;
            case RECIPIENTS -> recipientsPerMinute;
        };
    }
}
