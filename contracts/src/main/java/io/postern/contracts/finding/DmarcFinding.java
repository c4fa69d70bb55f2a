// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What DMARC says of the author's domain (RFC 9989).
 *
 * @param fromDomain the author's domain; null where From names none or cannot be read
 * @param organizationalDomain by the DNS tree walk (RFC 9989 section 4.10); null where that came to no end
 * @param policyDomain where the record was found; null for none
 * @param policy what the owner asks for at a failure of this message, one level lower where he is testing ({@code t=y});
 *     null where there is no record
 * @param spfAligned SPF passes for an aligned domain
 * @param dkimAligned a signature of an aligned domain passes
 * @param published what the record says, for aggregate reports; null where there is no record
 * @param reason why the result is what it is, for people; null where that is plain
 */
public record DmarcFinding(
        AuthResult result,
        @Nullable String fromDomain,
        @Nullable String organizationalDomain,
        @Nullable String policyDomain,
        @Nullable Policy policy,
        boolean spfAligned,
        boolean dkimAligned,
        @Nullable Published published,
        @Nullable String reason) {
    public DmarcFinding {
        Objects.requireNonNull(result, "result");
    }

    /** What a domain's owner asks for (RFC 9989 section 4.7). */
    public enum Policy {
        NONE,
        QUARANTINE,
        REJECT
    }

    /**
     * The record's tags as they count after defaults, and {@code rua} as it stands there.
     *
     * @param np null where it was left out, likewise {@code sp}
     * @param rua the addresses that can be read, with commas between them, at most 1000 characters; null for none
     * @param fo null where it was left out or is in error
     * @param problem what is wrong with the record, for its owner; null for nothing
     */
    public record Published(
            Policy p,
            @Nullable Policy sp,
            @Nullable Policy np,
            boolean strictDkim,
            boolean strictSpf,
            boolean testing,
            @Nullable String rua,
            @Nullable String fo,
            @Nullable String problem) {}
}
