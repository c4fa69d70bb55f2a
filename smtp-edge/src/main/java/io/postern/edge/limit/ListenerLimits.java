// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.settings.Mistakes;
import java.util.EnumSet;
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
        var wrong = new Mistakes();
        var limits = new ListenerLimits(
                wrong.of(() -> all.with(own, prefix), all),
                own.sessionsPerAddress().isPresent() || own.sessionsPerNetwork().isPresent(),
                rates,
                own.maxMessageSize()
                        .map(size -> wrong.atLeast(1L, size, prefix + "max-message-size"))
                        .orElse(messageSize),
                own.maxRecipients()
                        .map(most -> wrong.atLeast(1, most, prefix + "max-recipients"))
                        .orElse(recipients));
        wrong.tell();
        return limits;
    }

    /** Nothing is counted apart here. */
    boolean shared() {
        return !ownSessions && ownRates.isEmpty();
    }
}
