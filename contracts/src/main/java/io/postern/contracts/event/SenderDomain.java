// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/** Whether mail could be sent back to the domain of the reverse-path. */
public enum SenderDomain {
    /** It has MX or address records. */
    EXISTS,
    /** It has, but one of its MX is an alias, which RFC 2181 section 10.3 forbids. */
    MX_CNAME,
    /** It has, but one of its MX is written as an address, which is no name. */
    MX_ADDRESS,
    /** The DNS says that there is no such domain, or none that could take mail. */
    MISSING,
    /** It says that it takes no mail (RFC 7505). */
    NULL_MX,
    /** The look-up failed. */
    UNKNOWN,
    /** The null sender, or an address literal: nothing to look up. */
    NONE
}
