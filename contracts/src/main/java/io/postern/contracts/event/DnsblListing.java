// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one DNS list says, be it a block list or an allow list.
 *
 * @param zone the list, by the name that the settings give it; never with the key of a paid list
 * @param codes the answers inside 127.0.0.0/8 that mean a listing (RFC 5782)
 * @param reason of a listing, the list's TXT record when it has one; where nothing is known, our words for why
 * @param subject what it was asked about; in records of an older service it was the client's address
 * @param name the name or address that it was asked about; null for the client's own address
 */
public record DnsblListing(
        String zone,
        Status status,
        List<String> codes,
        @Nullable String reason,
        @Nullable Subject subject,
        @Nullable String name) {
    public DnsblListing {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(status, "status");
        codes = List.copyOf(codes);
        subject = subject == null ? Subject.CLIENT : subject;
    }

    /** About the client's address. */
    public DnsblListing(String zone, Status status, List<String> codes, @Nullable String reason) {
        this(zone, status, codes, reason, Subject.CLIENT, null);
    }

    @Override
    public Subject subject() {
        return Objects.requireNonNull(subject);
    }

    public enum Status {
        LISTED,
        NOT_LISTED,
        /**
         * No answer, an error code of the list (127.255.255.0/24), an answer outside 127.0.0.0/8, or the list is set aside
         * and was not asked.
         */
        UNKNOWN
    }

    /** What a list can be asked about. */
    public enum Subject {
        /** The client's address. */
        CLIENT,
        /** The name in HELO or EHLO. */
        HELO,
        /** The domain of the reverse-path. */
        MAIL_FROM,
        /** The client's name by PTR. */
        PTR,
        /** A domain in the From field. */
        FROM,
        /** The registrable domain of a link in the text. */
        LINK,
        /** The address in a link that has one instead of a name. */
        LINK_ADDRESS
    }
}
