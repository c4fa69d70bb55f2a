// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.contracts.event.ListenerKind;

/**
 * A port that the edge is going to listen on.
 *
 * @param name as configured; {@code mx} and {@code relay} by default
 * @param kind what it is for
 */
public record Listener(String name, ListenerKind kind, String host, int port) {
    public String address() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }

    /** Where a client on this machine reaches it. */
    public String reachable() {
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }
}
