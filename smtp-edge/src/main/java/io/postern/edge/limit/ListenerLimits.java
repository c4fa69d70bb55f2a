// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What holds at one listener: its own figures, and those of all listeners where it has none. Who is counted with whom
 * follows from that: what a listener has no figure of its own for is counted together with the other listeners, what it
 * has one for is counted apart, there and here, even if the figures are equal. Sessions of an address and of its network
 * are one count, so a figure for either takes both apart.
 *
 * @param ownSessions whether its sessions are counted apart
 * @param ownRates rates that are counted apart
 * @param messageSize octets at most
 * @param recipients of a message at most
 */
public record ListenerLimits(
        LimitSettings settings, boolean ownSessions, Set<Metered> ownRates, long messageSize, int recipients) {

    /**
     * @param all what holds where nothing else is said; likewise messageSize and recipients
     * @param prefix of the listener's settings, with a full stop at its end; for messages
     * @throws IllegalArgumentException with a sentence, if a setting makes no sense
     */
    public static ListenerLimits of(
            LimitSettings all, long messageSize, int recipients, ListenerLimitConfig own, String prefix) {
        var rates = EnumSet.noneOf(Metered.class);
        own.connectionsPerMinute().ifPresent(_ -> rates.add(Metered.CONNECTIONS));
        own.messagesPerMinute().ifPresent(_ -> rates.add(Metered.MESSAGES));
        own.recipientsPerMinute().ifPresent(_ -> rates.add(Metered.RECIPIENTS));
        return new ListenerLimits(
                all.with(own, prefix),
                own.sessionsPerAddress().isPresent() || own.sessionsPerNetwork().isPresent(),
                rates,
                either(own.maxMessageSize(), messageSize, 1L, prefix + "max-message-size"),
                either(own.maxRecipients(), recipients, 1, prefix + "max-recipients"));
    }

    private static <T extends Comparable<T>> T either(Optional<T> own, T common, T least, String key) {
        return own.isPresent() ? LimitSettings.atLeast(least, own.get(), key) : common;
    }

    /** Nothing is counted apart here. */
    boolean shared() {
        return !ownSessions && ownRates.isEmpty();
    }
}
