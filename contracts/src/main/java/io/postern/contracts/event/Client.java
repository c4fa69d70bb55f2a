// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.Objects;

/**
 * The other end of an inbound SMTP session.
 *
 * @param address the client's IP address as text, after PROXY and XCLIENT were honoured
 * @param port the client's TCP port; 0 when XCLIENT did not say
 * @param listener the configured name of the listener it came in through
 * @param kind what that listener is for
 * @param trusted the address lies in a network that the listener trusts to relay anywhere
 */
public record Client(String address, int port, String listener, ListenerKind kind, boolean trusted) {
    public Client {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(kind, "kind");
    }
}
