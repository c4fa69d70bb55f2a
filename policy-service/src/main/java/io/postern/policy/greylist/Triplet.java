// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.ReverseDns;
import io.postern.policy.organisation.ClientNetwork;
import io.postern.policy.organisation.Organisation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who sends, from which reverse-path, to whom; in lower case.
 *
 * @param recipient one of ours
 */
public record Triplet(Source source, String recipient) {
    /**
     * The part that all recipients of a message share.
     *
     * @param organisation the registrable domain of the sending organisation; null where nobody vouches for one
     * @param network the client's /24 or /64
     * @param sender the reverse-path without its variable parts, {@code <>} for the null sender
     */
    public record Source(@Nullable String organisation, String network, String sender) {
        public static Source of(Client client, String helo, ReverseDns reverseDns, String reversePath) {
            return new Source(
                    Organisation.of(reverseDns, helo, client.address()),
                    ClientNetwork.of(client.address()),
                    SenderFolding.fold(reversePath));
        }

        public Triplet to(String recipient) {
            return new Triplet(this, recipient.toLowerCase(Locale.ROOT));
        }
    }
}
