// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.network.ClientNetwork;
import io.postern.policy.organisation.Organisation;
import java.util.List;
import java.util.Locale;

/**
 * Who sends, from which reverse-path, to whom; in lower case.
 *
 * @param recipient one of ours
 */
public record Triplet(Source source, String recipient) {
    /**
     * The part that all recipients of a message share.
     *
     * @param organisations that somebody vouches for, by {@link Organisation#all}: what waited under one passes under another
     * @param network the client's /24 or /64
     * @param sender the reverse-path without its variable parts, {@code <>} for the null sender
     */
    public record Source(List<String> organisations, String network, String sender) {
        public Source {
            organisations = List.copyOf(organisations);
        }

        public static Source of(
                Client client, String helo, ReverseDns reverseDns, List<SpfFinding> spf, String reversePath) {
            return new Source(
                    Organisation.all(spf, reverseDns, helo, client.address()),
                    ClientNetwork.of(client.address()),
                    SenderFolding.fold(reversePath));
        }

        public Triplet to(String recipient) {
            return new Triplet(this, recipient.toLowerCase(Locale.ROOT));
        }
    }
}
