// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.network;

import java.util.regex.Pattern;

/**
 * The network that a client's address lies in: its /24, or its /64 for IPv6, one link (RFC 4291 section 2.5.1). Sites have more of
 * those (RFC 6177), up to 65,536 in a /48: who moves among his own is a stranger in each. Greylisting, conduct, limits, lockout and the health of lists all mean this one.
 */
public final class ClientNetwork {
    public static final int IPV4_BITS = 24;
    public static final int IPV6_BITS = 64;

    /** As many labels as are left, behind those that tell clients of one network apart: octets and hexadecimal digits. */
    private static final Pattern REVERSED_IPV4 = Pattern.compile(
            "(?:[0-9]{1,3}\\.){%d}((?:[0-9]{1,3}\\.){%d})".formatted((32 - IPV4_BITS) / 8, IPV4_BITS / 8));

    private static final Pattern REVERSED_IPV6 =
            Pattern.compile("(?:[0-9a-f]\\.){%d}((?:[0-9a-f]\\.){%d})".formatted((128 - IPV6_BITS) / 4, IPV6_BITS / 4));

    private ClientNetwork() {}

    /**
     * Such as {@code 192.0.2.0/24} or {@code 2001:db8:1:2::/64}; IPv4 that was mapped into IPv6 is IPv4.
     *
     * @param address as text; one that cannot be read is a network of its own
     */
    public static String of(String address) {
        var octets = IpAddress.parse(address);
        return octets == null ? address : of(octets);
    }

    /** @param address four or sixteen octets */
    public static String of(byte[] address) {
        var ip = IpAddress.unmapped(address);
        int bits = ip.length == 4 ? IPV4_BITS : IPV6_BITS;
        return IpAddress.text(IpAddress.masked(ip, bits)) + "/" + bits;
    }

    /**
     * The same as lists are asked about an address (RFC 5782 section 2.1 and 2.4): labels in reverse, the network's alone.
     *
     * @param label such as {@code 7.2.0.192.}; a name is given back as it is
     */
    public static String reversed(String label) {
        var four = REVERSED_IPV4.matcher(label);
        if (four.matches()) {
            return four.group(1);
        }
        var six = REVERSED_IPV6.matcher(label);
        return six.matches() ? six.group(1) : label;
    }
}
