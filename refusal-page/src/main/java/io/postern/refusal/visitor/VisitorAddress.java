// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.visitor;

import io.postern.contracts.network.ClientNetwork;
import io.postern.contracts.network.IpAddress;
import io.postern.contracts.network.Networks;
import java.util.List;

/** Whose request it is, behind proxies of ours, and which network that is in. Pure. */
public final class VisitorAddress {
    private static final int IPV6_BITS = 48;

    private final Networks proxies;

    /** @throws IllegalArgumentException with a sentence, if one is no network */
    public VisitorAddress(List<String> proxies) {
        this.proxies = Networks.of(proxies, "postern.refusal-page.proxies");
    }

    /**
     * The network that is counted: /24 as of a client, but /48 of IPv6, as pages are read by people and not by servers.
     *
     * @param peer the other end of the connection
     * @param forwardedFor each line of X-Forwarded-For, in their order, which are one list (RFC 9110 5.3): a proxy may add its
     *     word to the visitor's line or in a line below. It is believed of our proxies only, from its end on
     */
    public String network(String peer, List<String> forwardedFor) {
        var address = IpAddress.parse(peer);
        if (address == null) {
            return peer;
        }
        var hops = String.join(",", forwardedFor).split(",");
        for (int i = hops.length - 1; i >= 0 && proxies.contains(address); i--) {
            var before = IpAddress.parse(bare(hops[i].strip()));
            if (before == null) {
                break;
            }
            address = before;
        }
        return IpAddress.text(IpAddress.masked(address, address.length == 4 ? ClientNetwork.IPV4_BITS : IPV6_BITS));
    }

    /** Some proxies write a port behind it. */
    private static String bare(String hop) {
        if (hop.startsWith("[") && hop.indexOf(']') > 0) {
            return hop.substring(1, hop.indexOf(']'));
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
