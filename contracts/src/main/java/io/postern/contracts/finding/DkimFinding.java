// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one DKIM signature (RFC 6376, 8301, 8463).
 *
 * @param domain {@code d=}; null where the signature cannot be read that far; likewise the others
 * @param selector {@code s=}
 * @param identity {@code i=}, or what stands for it where it is left out
 * @param algorithm {@code a=}, such as {@code rsa-sha256}
 * @param bits length of the RSA key; null for other keys and where there was none
 * @param reason why it does not pass; null if it does
 * @param testing the key says {@code t=y}: the domain is only trying
 * @param bodyLength {@code l=}, octets of the body that are signed; null for all of it
 * @param signedFrom the From field is among those signed
 */
public record DkimFinding(
        AuthResult result,
        @Nullable String domain,
        @Nullable String selector,
        @Nullable String identity,
        @Nullable String algorithm,
        @Nullable Integer bits,
        @Nullable String reason,
        boolean testing,
        @Nullable Long bodyLength,
        boolean signedFrom) {
    public DkimFinding {
        Objects.requireNonNull(result, "result");
    }
}
