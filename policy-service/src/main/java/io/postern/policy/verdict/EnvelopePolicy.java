// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Decision;
import io.postern.policy.relay.RelayPermission;
import io.postern.policy.scoring.Ruling;
import java.util.List;
import java.util.Optional;

/**
 * Decides about one recipient at RCPT, as far as that needs no memory. A pure function: the first rule that matches
 * wins, and where none does greylisting has the last word, except about an upstream:
 * it would come back, and has taken the message already.
 */
final class EnvelopePolicy {
    private static final Optional<Decision> TRUSTED = accept("trusted");
    private static final Optional<Decision> EXEMPT = accept("exempt");
    private static final Optional<Decision> UPSTREAM = accept("upstream");
    private static final Optional<Decision> UNLISTED = accept("greylist-off");
    private static final Optional<Decision> LATER = accept("greylist-after-data");

    private final RelayPermission relay;
    private final boolean greylisting;

    EnvelopePolicy(RelayPermission relay, boolean greylisting) {
        this.relay = relay;
        this.greylisting = greylisting;
    }

    /**
     * @param reversePath empty for the null sender
     * @param ruling what the findings about client and sender come to
     * @return empty: ask the greylist
     */
    Optional<Decision> decide(Client client, String reversePath, String recipient, Ruling ruling) {
        var refusal = relay.refusal(client, recipient);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (client.trusted()) {
            return TRUSTED;
        }
        if (relay.exempt(recipient)) {
            return EXEMPT;
        }
        var against = ruling.refusal();
        if (against.isPresent()) {
            return against;
        }
        if (client.upstream()) {
            return UPSTREAM;
        }
        if (!greylisting) {
            return UNLISTED;
        }
        return reversePath.isEmpty() ? LATER : Optional.empty();
    }

    /** The recipients in our own domains. */
    List<String> ours(List<String> recipients) {
        return recipients.stream().filter(relay::ours).toList();
    }

    private static Optional<Decision> accept(String rule) {
        return Optional.of(new Decision.Accept(rule));
    }
}
