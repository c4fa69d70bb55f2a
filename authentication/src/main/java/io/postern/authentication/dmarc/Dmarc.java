// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import io.postern.authentication.header.Header;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.dns.Lookup;
import java.util.List;

/** The check. Waits for look-ups, so call it on a virtual thread. */
public final class Dmarc {
    private Dmarc() {}

    /**
     * Judges a message by its author's domain.
     *
     * @param spf of MAIL FROM; one of HELO counts where there is none of MAIL FROM, which is the null reverse-path
     *     (RFC 9989 section 3.2.4)
     * @param dkim of each signature that was looked at
     * @param dns is asked at most eight times for each tree walk (RFC 9989 section 4.10), and walked are the author's
     *     domain and authenticated domains of the same organization
     */
    public static DmarcFinding check(Header header, List<SpfFinding> spf, List<DkimFinding> dkim, Lookup dns) {
        return switch (Author.of(header)) {
            case Author.Unclear(var reason) ->
                new DmarcFinding(AuthResult.PERMERROR, null, null, null, null, false, false, null, reason);
            case Author.Domain(var domain) -> new Evaluation(domain, dns).finding(Identifiers.of(spf, dkim));
        };
    }
}
