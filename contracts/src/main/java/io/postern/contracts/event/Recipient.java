// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.Objects;

/**
 * One recipient of a message on its way.
 *
 * @param address the forward-path as the client gave it, without angle brackets
 */
public record Recipient(String address) {
    public Recipient {
        Objects.requireNonNull(address, "address");
    }
}
