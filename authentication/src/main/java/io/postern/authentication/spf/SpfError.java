// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.contracts.finding.AuthResult;

/** A check that ends at once (RFC 7208 sections 2.6.6 and 2.6.7); the message says why, for people. */
final class SpfError extends Exception {
    private static final long serialVersionUID = 1L;
    private final AuthResult result;

    private SpfError(AuthResult result, String reason) {
        super(reason, null, false, false);
        this.result = result;
    }

    static SpfError permanent(String reason) {
        return new SpfError(AuthResult.PERMERROR, reason);
    }

    static SpfError temporary(String reason) {
        return new SpfError(AuthResult.TEMPERROR, reason);
    }

    AuthResult result() {
        return result;
    }
}
