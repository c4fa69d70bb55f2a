// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one DNS block list says of a client.
 *
 * @param codes the answers inside 127.0.0.0/8 that mean a listing (RFC 5782)
 * @param reason the list's TXT record, when it has one
 */
public record DnsblListing(
        String zone,
        Status status,
        List<String> codes,
        @Nullable String reason) {
    public DnsblListing {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(status, "status");
        codes = List.copyOf(codes);
    }

    public enum Status {
        LISTED,
        NOT_LISTED,
        /** No answer, an error code of the list (127.255.255.0/24), or an answer outside 127.0.0.0/8. */
        UNKNOWN
    }
}
