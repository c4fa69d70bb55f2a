// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;
import java.util.Objects;

/**
 * What the world says about a client's address.
 *
 * @param dnsAway not one DNS server answered, so nothing at all is known
 */
public record ConnectionFindings(ReverseDns reverseDns, List<DnsblListing> dnsbl, boolean dnsAway) {
    public ConnectionFindings {
        Objects.requireNonNull(reverseDns, "reverseDns");
        dnsbl = List.copyOf(dnsbl);
    }
}
