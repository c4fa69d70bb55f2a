// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.connection;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A client's address, and how far the world knows it.
 *
 * @param ip null when the text is no address: then nothing can be looked up
 */
record ClientAddress(@Nullable InetAddress ip, Reach reach) {
    enum Reach {
        PUBLIC,
        /** RFC 1918, RFC 4193, RFC 6598 and link-local: the DNS of the world knows nothing about it. */
        PRIVATE,
        /** Our own machine: not looked up at all. */
        LOOPBACK
    }

    static ClientAddress of(String text) {
        InetAddress ip;
        try {
            ip = InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            return new ClientAddress(null, Reach.PUBLIC);
        }
        if (ip.isLoopbackAddress()) {
            return new ClientAddress(ip, Reach.LOOPBACK);
        }
        return new ClientAddress(ip, isPrivate(ip) ? Reach.PRIVATE : Reach.PUBLIC);
    }

    private static boolean isPrivate(InetAddress ip) {
        var octets = ip.getAddress();
        boolean shared = octets.length == 4 && octets[0] == 100 && (octets[1] & 0xc0) == 64;
        boolean unique = octets.length == 16 && (octets[0] & 0xfe) == 0xfc;
        return ip.isSiteLocalAddress() || ip.isLinkLocalAddress() || shared || unique;
    }
}
