// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.visitor;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose request it is, behind proxies of ours, and which network that is in. Pure. */
public final class VisitorAddress {
    private final List<Block> proxies;

    /** @param bits that count */
    private record Block(byte[] address, int bits) {
        static Block of(String text) {
            int slash = text.indexOf('/');
            try {
                var address = InetAddress.ofLiteral((slash < 0 ? text : text.substring(0, slash)).strip())
                        .getAddress();
                int bits = slash < 0
                        ? address.length * 8
                        : Integer.parseInt(text.substring(slash + 1).strip());
                if (bits >= 0 && bits <= address.length * 8) {
                    return new Block(address, bits);
                }
            } catch (IllegalArgumentException e) {
                // Told below, with the setting.
            }
            throw new IllegalArgumentException("postern.refusal-page.proxies: \"" + text
                    + "\" is no network; write one such as 192.0.2.0/24 or 2001:db8::/32");
        }

        boolean contains(byte[] other) {
            return other.length == address.length && Arrays.equals(masked(other, bits), masked(address, bits));
        }
    }

    /** @throws IllegalArgumentException with a sentence, if one is no network */
    public VisitorAddress(List<String> proxies) {
        this.proxies = proxies.stream().map(Block::of).toList();
    }

    /**
     * The network that is counted: /24, or /48 of IPv6.
     *
     * @param peer the other end of the connection
     * @param forwardedFor each line of X-Forwarded-For, in their order, which are one list (RFC 9110 5.3): a proxy may add its
     *     word to the visitor's line or in a line below. It is believed of our proxies only, from its end on
     */
    public String network(String peer, List<String> forwardedFor) {
        var address = octets(peer);
        if (address == null) {
            return peer;
        }
        var hops = String.join(",", forwardedFor).split(",");
        for (int i = hops.length - 1; i >= 0 && ours(address); i--) {
            var before = octets(bare(hops[i].strip()));
            if (before == null) {
                break;
            }
            address = before;
        }
        return text(masked(address, address.length == 4 ? 24 : 48));
    }

    /** Some proxies write a port behind it. */
    private static String bare(String hop) {
        if (hop.startsWith("[") && hop.indexOf(']') > 0) {
            return hop.substring(1, hop.indexOf(']'));
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private boolean ours(byte[] address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }

    private static byte @Nullable [] octets(String address) {
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] masked(byte[] address, int bits) {
        var masked = new byte[address.length];
        for (int i = 0; i < bits; i++) {
            masked[i / 8] |= (byte) (address[i / 8] & 0x80 >> i % 8);
        }
        return masked;
    }

    private static String text(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
