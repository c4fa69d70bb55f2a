// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.finding;

import java.util.Locale;

/** The result of an authentication method (RFC 8601 section 2.7). */
public enum AuthResult {
    /** Nothing to judge by: no record, no signature. */
    NONE,
    PASS,
    FAIL,
    SOFTFAIL,
    NEUTRAL,
    /** It would pass, but is not good enough for us, like a signature with a weak key (RFC 8601 section 2.7.1). */
    POLICY,
    /** It could not be found out now. */
    TEMPERROR,
    /** It cannot be found out, as what was published is in error. */
    PERMERROR;

    /** As it stands in an Authentication-Results field. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
