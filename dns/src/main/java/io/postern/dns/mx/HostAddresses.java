// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.mx;

import io.postern.dns.Dns;
import io.postern.dns.DnsResult;
import io.postern.dns.RecordType;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Looks up the addresses of a host, IPv6 and IPv4 at once. */
public final class HostAddresses {
    private final Dns dns;

    /** What the DNS says about a host's addresses. */
    public sealed interface Addresses {
        /** @param addresses at least one, those of IPv4 first */
        record Found(List<InetAddress> addresses) implements Addresses {}

        /** The host has no address, or does not exist. */
        record None() implements Addresses {}

        /** Nothing was found and a look-up failed: try again later. */
        record Failed(DnsResult.Failure reason) implements Addresses {}
    }

    public HostAddresses(Dns dns) {
        this.dns = dns;
    }

    /** Never fails. One family is enough: when it is found, the other's failure is not reported. */
    public CompletableFuture<Addresses> of(String host) {
        return dns.lookup(host, RecordType.A)
                .thenCombine(dns.lookup(host, RecordType.AAAA), (four, six) -> addresses(four.result(), six.result()));
    }

    static Addresses addresses(DnsResult four, DnsResult six) {
        var found = new ArrayList<InetAddress>();
        for (var result : List.of(four, six)) {
            if (result instanceof DnsResult.Found answer) {
                answer.values().forEach(value -> found.add(InetAddress.ofLiteral(value)));
            }
        }
        if (!found.isEmpty()) {
            return new Addresses.Found(List.copyOf(found));
        }
        for (var result : List.of(four, six)) {
            if (result instanceof DnsResult.Failed(var reason) && reason != DnsResult.Failure.BAD_NAME) {
                return new Addresses.Failed(reason);
            }
        }
        return new Addresses.None();
    }
}
