// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a DNS list has an address or a domain of our own. Written when that changes, and with each look while it is
 * listed; the last record of each key counts.
 *
 * @param zone the list, by the name that the settings give it
 * @param name the address or domain
 * @param codes the list's answers
 * @param reason the list's TXT record, which often says how to get off
 * @param since when this began to be so, as far as it was seen
 * @param at when it was looked up
 */
public record OwnListing(
        String zone,
        String name,
        boolean listed,
        List<String> codes,
        @Nullable String reason,
        Instant since,
        Instant at)
        implements Event {
    public OwnListing {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(at, "at");
        codes = List.copyOf(codes);
    }

    /** The key of its record. */
    public String key() {
        return "own:" + zone + ":" + name;
    }
}
