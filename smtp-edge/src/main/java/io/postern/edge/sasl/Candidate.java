// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import io.postern.contracts.event.Account;
import io.postern.contracts.event.Account.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to be an account.
 *
 * @param name in lower case
 * @param verifier a made-up one if there is no such account
 * @param account null if there is none
 */
record Candidate(String name, Verifier verifier, @Nullable Account account) {
    /** Why it may not sign in whatever its password; null if it may. */
    @Nullable
    String objection() {
        if (account == null) {
            return "there is no such account";
        }
        return account.suspended() ? "the account is suspended" : null;
    }
}
