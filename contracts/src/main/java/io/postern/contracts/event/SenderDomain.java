// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/** Whether mail could be sent back to the domain of the reverse-path. */
public enum SenderDomain {
    /** It has MX or address records. */
    EXISTS,
    /** The DNS says that there is no such domain, or none that could take mail. */
    MISSING,
    /** It says that it takes no mail (RFC 7505). */
    NULL_MX,
    /** The look-up failed. */
    UNKNOWN,
    /** The null sender, or an address literal: nothing to look up. */
    NONE
}
