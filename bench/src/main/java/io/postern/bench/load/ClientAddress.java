// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

/** How the server is told which address the client comes from. */
public enum ClientAddress {
    /** Not at all: everything comes from loopback. */
    NONE,
    /** The XCLIENT command, as Postfix has it; costs one round trip and a second EHLO. */
    XCLIENT,
    /** The line of PROXY protocol version 1 before the greeting. */
    PROXY
}
