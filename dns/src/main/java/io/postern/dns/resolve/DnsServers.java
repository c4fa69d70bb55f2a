// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.ResolverConfig;

/** The addresses of the servers, from the configuration or the system. */
final class DnsServers {
    private static final int PORT = 53;

    private DnsServers() {}

    /**
     * @param configured may be empty: then the system's resolvers
     * @throws IllegalArgumentException with a sentence, if one is no address
     */
    static List<InetSocketAddress> of(List<String> configured) {
        var named = configured.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(DnsServers::parse)
                .toList();
        if (!named.isEmpty()) {
            return named;
        }
        var system = ResolverConfig.getCurrentConfig().servers();
        return system.isEmpty() ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT)) : system;
    }

    /** @throws IllegalArgumentException with a sentence, if it is no address; blank is none */
    static void named(String text) {
        if (!text.isBlank()) {
            parse(text.strip());
        }
    }

    private static InetSocketAddress parse(String text) {
        try {
            int close = text.lastIndexOf(']');
            int colon = text.lastIndexOf(':');
            boolean bare = close < 0 && text.indexOf(':') != colon;
            boolean port = colon > close && !bare;
            var address = port ? text.substring(0, colon) : text;
            if (address.startsWith("[") && address.endsWith("]")) {
                address = address.substring(1, address.length() - 1);
            }
            return new InetSocketAddress(
                    InetAddress.ofLiteral(address), port ? Integer.parseInt(text.substring(colon + 1)) : PORT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "postern.dns.servers has \"" + text
                            + "\", which is no address; write it like 127.0.0.1:5353 or [2001:db8::53]:53",
                    e);
        }
    }
}
