// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

/**
 * A port that the edge is going to listen on.
 *
 * @param name as configured; {@code mx} and {@code relay} by default
 * @param relay whether it is for our own machines
 */
public record Listener(String name, boolean relay, String host, int port) {
    public String address() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }

    /** Where a client on this machine reaches it. */
    public String reachable() {
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }
}
