// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.key;

import java.security.PrivateKey;

/**
 * Whose signature it is, and by which key.
 *
 * @param domain {@code d=}, ASCII
 * @param selector {@code s=}: the public key is at {@code selector._domainkey.domain}
 */
public record SigningKey(String domain, String selector, Algorithm algorithm, PrivateKey key) {
    @Override
    public String toString() {
        return selector + "._domainkey." + domain;
    }
}
