// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Names made of addresses: the reverse trees, and the queries to address lists. */
public final class ReverseNames {
    private static final String HEX = "0123456789abcdef";

    private ReverseNames() {}

    /** The name of the PTR record (RFC 1035 section 3.5, RFC 3596 section 2.5). */
    public static String pointer(InetAddress address) {
        return under(address, address instanceof Inet6Address ? "ip6.arpa" : "in-addr.arpa");
    }

    /**
     * The address under a zone, backwards: octets in decimal for IPv4, nibbles in hexadecimal for IPv6 (RFC 5782
     * sections 2.1 and 2.4).
     */
    public static String under(InetAddress address, String zone) {
        var octets = address.getAddress();
        var name = new StringBuilder(octets.length * 4 + zone.length());
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xff;
            if (octets.length == 4) {
                name.append(octet).append('.');
            } else {
                name.append(HEX.charAt(octet & 0xf))
                        .append('.')
                        .append(HEX.charAt(octet >> 4))
                        .append('.');
            }
        }
        return name.append(zone).toString();
    }
}
