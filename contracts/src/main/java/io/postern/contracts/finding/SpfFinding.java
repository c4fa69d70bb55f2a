// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.finding;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What SPF says of one identity (RFC 7208).
 *
 * @param domain the domain that was checked, as the client said it
 * @param explanation what the domain's {@code exp=} says to a client that fails (RFC 7208 section 6.2); printable ASCII
 * @param sendsNothing the record is {@code v=spf1 -all} and nothing more: the domain sends no mail at all
 * @param terms the terms that were looked at, in order, and what became of each, as text for people; at most fifty
 */
public record SpfFinding(
        Identity identity,
        AuthResult result,
        String domain,
        @Nullable String explanation,
        boolean sendsNothing,
        List<String> terms) {
    public SpfFinding {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(domain, "domain");
        terms = List.copyOf(terms);
    }

    /** Whose domain it is. */
    public enum Identity {
        MAILFROM,
        HELO
    }
}
