// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.route;

/**
 * A server to connect to.
 *
 * @param name as in the route or the MX record
 * @param address what to connect to: an IP address, or a name for the system's resolver
 */
public record Host(String name, String address, int port) {
    /** For people: {@code mx.example.org[192.0.2.1]:25}. */
    public String shown() {
        return name.equals(address) ? address + ":" + port : name + "[" + address + "]:" + port;
    }
}
