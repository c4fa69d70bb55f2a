// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.suspect;

import io.postern.policy.checks.Check;

/** What can make a client a suspect before it has said a word. */
public enum Suspicion {
    DNSBL_LISTED(Check.DNSBL_LISTED),
    REVERSE_DNS_MISSING(Check.REVERSE_DNS_MISSING),
    REVERSE_DNS_UNCONFIRMED(Check.REVERSE_DNS_UNCONFIRMED),
    REVERSE_DNS_GENERIC(Check.REVERSE_DNS_GENERIC),
    HISTORY_BAD(Check.HISTORY_BAD);

    private final Check check;

    Suspicion(Check check) {
        this.check = check;
    }

    /** The name of the finding. */
    String rule() {
        return check.rule();
    }
}
