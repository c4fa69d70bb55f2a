// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.cause;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** An address as it stands in names of the DNS (RFC 1035 3.5, RFC 3596 2.5, RFC 5782). */
public final class ReverseAddress {
    private static final String HEX = "0123456789abcdef";

    private ReverseAddress() {}

    /** Under {@code in-addr.arpa} or {@code ip6.arpa}; the text as it is, if it is no address. */
    public static String arpa(String address) {
        var octets = octets(address);
        return octets == null ? address : labels(octets) + (octets.length == 4 ? "in-addr.arpa" : "ip6.arpa");
    }

    /** What is asked of a list about an address or a name (RFC 5782 2.1, 2.2). */
    public static String query(String name, String zone) {
        var octets = octets(name);
        return (octets == null ? name + "." : labels(octets)) + zone;
    }

    private static byte @Nullable [] octets(String address) {
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String labels(byte[] octets) {
        var out = new StringBuilder();
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xff;
            if (octets.length == 4) {
                out.append(octet).append('.');
            } else {
                out.append(HEX.charAt(octet & 15)).append('.');
                out.append(HEX.charAt(octet >> 4)).append('.');
            }
        }
        return out.toString();
    }
}
