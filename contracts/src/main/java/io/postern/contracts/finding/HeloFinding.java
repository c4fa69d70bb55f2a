// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.finding;

/** What the name in EHLO or HELO is worth (RFC 5321 section 4.1.4). It never refuses mail by itself. */
public enum HeloFinding {
    /** It resolves to the client's address, or is its confirmed name. */
    MATCHES,
    /** It resolves, but not to the client's address. */
    MISMATCH,
    /** The DNS has no address for it. */
    UNRESOLVABLE,
    /** Neither a host name of at least two labels nor an address literal. */
    BAD_SYNTAX,
    /** An address literal of the client's own address. */
    LITERAL,
    /** An address literal of another address. */
    FOREIGN_LITERAL,
    /** It is a name or an address of ours. */
    OURS,
    /** It could not be found out. */
    UNKNOWN
}
