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
    /** From one edge of a machine to the next. */
    private static final int STEP = 100;

    /** The same of another edge on this machine. */
    Listener above(int edge) {
        return new Listener(name, kind, host, port == 0 ? 0 : port + STEP * edge);
    }

    /** Named after its edge, unless that is the first. */
    Listener of(int edge) {
        return edge == 0 ? this : new Listener(name + "-" + edge, kind, host, port);
    }

    public String address() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }

    /** Where a client on this machine reaches it. */
    public String reachable() {
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }
}
