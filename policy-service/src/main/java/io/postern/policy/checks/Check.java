// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import java.util.Locale;

/** What can speak against a sender, or for it, and the codes of the reply where it blocks (RFC 3463, RFC 7372, RFC 7505). */
public enum Check {
    REVERSE_DNS_MISSING(554, "5.7.25"),
    REVERSE_DNS_UNCONFIRMED(554, "5.7.25"),
    REVERSE_DNS_GENERIC(554, "5.7.25"),
    HELO_MISMATCH(554, "5.7.1"),
    /** The client's address. */
    DNSBL_LISTED(554, "5.7.1"),
    /** A name in HELO, MAIL FROM, PTR or From. */
    RHSBL_LISTED(554, "5.7.1"),
    /** A link in the text. */
    URIBL_LISTED(554, "5.7.1"),
    /** Any of them, by a list of the good. */
    ALLOW_LISTED(554, "5.7.1"),
    SENDER_DOMAIN_MISSING(550, "5.1.8"),
    SENDER_DOMAIN_NULL_MX(550, "5.7.27"),
    /** {@code v=spf1 -all} and nothing more. */
    SPF_SENDS_NOTHING(550, "5.7.23"),
    SPF_FAIL(550, "5.7.23"),
    SPF_SOFTFAIL(550, "5.7.23"),
    SPF_NEUTRAL(550, "5.7.23"),
    SPF_PERMERROR(550, "5.7.24"),
    DMARC_REJECT(550, "5.7.26"),
    DMARC_QUARANTINE(550, "5.7.26"),
    SCAN_INFECTED(554, "5.7.1"),
    SCAN_SPAM(554, "5.7.1"),
    ATTACHMENT_REFUSED(554, "5.7.1"),
    ATTACHMENT_UNREADABLE(554, "5.7.1"),
    HISTORY_BAD(554, "5.7.1"),
    HISTORY_GOOD(554, "5.7.1");

    private final int code;
    private final String enhanced;

    Check(int code, String enhanced) {
        this.code = code;
        this.enhanced = enhanced;
    }

    /** Its name in metrics, in the trace and in X-Spam-Status. */
    public String rule() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    int code() {
        return code;
    }

    String enhanced() {
        return enhanced;
    }
}
