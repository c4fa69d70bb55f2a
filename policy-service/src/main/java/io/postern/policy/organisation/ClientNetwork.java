// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.organisation;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** The network that a client's address lies in: its /24, or its /64 for IPv6. */
public final class ClientNetwork {
    private ClientNetwork() {}

    /** @param address as text; one that cannot be read is a network of its own */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            int last = address.lastIndexOf('.');
            return last < 0 ? address : address.substring(0, last) + ".0/24";
        }
        try {
            var parsed = InetAddress.ofLiteral(address);
            if (parsed instanceof Inet4Address) {
                return of(parsed.getHostAddress());
            }
            return HexFormat.of().formatHex(parsed.getAddress(), 0, 8) + "/64";
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
