// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import io.postern.authentication.arc.ArcVerification;
import io.postern.authentication.canonical.BodyHashes;
import io.postern.authentication.canonical.LineEnds;
import io.postern.authentication.dkim.DkimVerification;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.KeyLookups;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.DkimFinding;
import io.postern.dns.Lookup;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What the signatures of a message come to.
 *
 * @param dkim of the signatures from the top, at most {@value DkimVerification#MAX_NOTED}; empty for a message without
 */
public record Signatures(Header header, List<DkimFinding> dkim, ArcFinding arc) {
    public Signatures {
        dkim = List.copyOf(dkim);
    }

    /**
     * Reads the message once; of one without signatures, only the header. Keys are asked for before the body is read.
     * Waits for both, so call it on a virtual thread.
     *
     * @param message as received; one whose lines end with LF is read as if they ended with CRLF. Not closed
     * @param now the time that signatures are judged at
     * @param trustedSealers domains, in lower case, whose word in an ARC chain is trusted
     * @throws IOException only what reading the message throws
     */
    public static Signatures read(InputStream message, Lookup dns, Instant now, Set<String> trustedSealers)
            throws IOException {
        var octets = LineEnds.crlf(message);
        var header = Header.read(octets);
        var keys = new KeyLookups(dns);
        var bodies = new BodyHashes();
        var dkim = DkimVerification.begin(header, keys, bodies, now);
        var arc = ArcVerification.begin(header, keys, bodies, now, trustedSealers);
        bodies.read(octets);
        return new Signatures(header, dkim.end(), arc.end());
    }
}
