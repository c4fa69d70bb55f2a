// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.finding;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the ARC chain of a message comes to (RFC 8617).
 *
 * @param cv none, pass or fail (RFC 8617 section 4.4)
 * @param sealers {@code d=} of the seals, the newest first
 * @param trusted of the sealers that we trust, from the newest on without a gap, the newest who saw DMARC pass, else the
 *     newest; null for none, and unless the chain passes
 * @param trustedDmarc what that sealer saw of DMARC when the message came to it; null where it does not say
 * @param reason why the chain fails; null if it does not
 */
public record ArcFinding(
        AuthResult cv,
        List<String> sealers,
        @Nullable String trusted,
        @Nullable AuthResult trustedDmarc,
        @Nullable String reason) {
    public ArcFinding {
        Objects.requireNonNull(cv, "cv");
        sealers = List.copyOf(sealers);
    }
}
