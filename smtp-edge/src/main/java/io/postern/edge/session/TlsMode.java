// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

/** When a listener speaks TLS. */
public enum TlsMode {
    /** Never. */
    OFF,
    /** STARTTLS is there for who wants it (RFC 3207). */
    OFFERED,
    /** STARTTLS must come before any mail (RFC 3207 4). */
    REQUIRED,
    /** From the first octet on (RFC 8314 3.3). */
    IMPLICIT
}
