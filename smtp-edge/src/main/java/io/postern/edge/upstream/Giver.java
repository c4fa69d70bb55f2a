// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.upstream;

/** From whom a machine had a message, as its Received field tells. */
sealed interface Giver {
    /** @param address four or sixteen octets */
    record Host(byte[] address) implements Giver {}

    /** There is no from clause: it came from the machine itself. */
    record Itself() implements Giver {}

    /** Somebody, but no address can be read. */
    record Unclear() implements Giver {}
}
