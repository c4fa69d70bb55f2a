// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import io.postern.edge.network.IpAddress;
import java.util.Arrays;

/** The network that a client's address lies in: its /24, or its /64 for IPv6. */
public final class ClientNetwork {
    private ClientNetwork() {}

    /** @param address as text; one that cannot be read is a network of its own */
    public static String of(String address) {
        var octets = IpAddress.parse(address);
        if (octets == null) {
            return address;
        }
        var ip = IpAddress.unmapped(octets);
        int kept = ip.length == 4 ? 3 : 8;
        Arrays.fill(ip, kept, ip.length, (byte) 0);
        return IpAddress.text(ip) + "/" + kept * 8;
    }
}
