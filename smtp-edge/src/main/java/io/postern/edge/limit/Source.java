// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.network.ClientNetwork;
import io.postern.contracts.network.IpAddress;
import java.nio.ByteBuffer;

/**
 * An address or a network as a key of few octets: the sixteen octets of IPv6, with IPv4 mapped into it (RFC 4291
 * 2.5.5.2), so that a client is the same by either form.
 */
record Source(long high, long low) {
    private static final long MAPPED = 0xffff_0000_0000L;
    private static final long IPV4_NETWORK = -1L << 32 - ClientNetwork.IPV4_BITS;
    private static final long IPV6_NETWORK = -1L << 64 - ClientNetwork.IPV6_BITS;

    /** @param address four or sixteen octets */
    static Source of(byte[] address) {
        if (address.length == 4) {
            return new Source(0, MAPPED | ByteBuffer.wrap(address).getInt() & 0xffff_ffffL);
        }
        if (address.length != 16) {
            throw new IllegalArgumentException("an address has 4 or 16 octets, not " + address.length);
        }
        var octets = ByteBuffer.wrap(address);
        return new Source(octets.getLong(), octets.getLong());
    }

    /** The same as {@link ClientNetwork}. */
    Source network() {
        return ipv4() ? new Source(high, low & IPV4_NETWORK) : new Source(high & IPV6_NETWORK, 0);
    }

    /** What counts as one machine: an address of IPv4, and the whole /64 of IPv6, which any machine may use freely. */
    Source machine() {
        return ipv4() ? this : network();
    }

    private boolean ipv4() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /** The address as text, of a network its first. */
    String text() {
        return IpAddress.text(IpAddress.unmapped(
                ByteBuffer.allocate(16).putLong(high).putLong(low).array()));
    }
}
