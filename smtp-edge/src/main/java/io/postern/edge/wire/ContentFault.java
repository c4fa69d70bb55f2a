// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

/** What can be wrong with a message as it is read; the first one found counts. */
public enum ContentFault {
    /** It would continue the last of the fields that we put before it (RFC 5322 2.2.3). */
    BLANK_FIRST,
    BARE_CR,
    BARE_LF,
    NUL,
    LINE_TOO_LONG,
    HEADER_TOO_BIG,
    TOO_BIG,
    TOO_MANY_HOPS
}
