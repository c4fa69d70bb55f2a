// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.Objects;

/**
 * Whoever handed a message to the machines before us, as their Received fields tell (RFC 5321 4.4): the first that is none
 * of them.
 *
 * @param address its IP address as text
 * @param field which Received field names it; 1 for the one on top
 */
public record Hop(String address, int field) {
    public Hop {
        Objects.requireNonNull(address, "address");
    }
}
