// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.helo;

import io.postern.contracts.finding.HeloFinding;
import io.postern.dns.DnsResult;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what the name is worth. Pure. */
final class HeloDecision {
    private HeloDecision() {}

    /** The finding for which the DNS need not be asked; null where it must be. */
    static @Nullable HeloFinding atOnce(
            HeloName name, @Nullable InetAddress client, @Nullable String confirmed, Set<String> ours) {
        return switch (name) {
            case HeloName.Malformed _ -> HeloFinding.BAD_SYNTAX;
            case HeloName.Literal(var address) -> {
                if (address.equals(client)) {
                    yield HeloFinding.LITERAL;
                }
                yield ours.contains(address.getHostAddress()) ? HeloFinding.OURS : HeloFinding.FOREIGN_LITERAL;
            }
            case HeloName.Host(var host) -> {
                if (host.equals(confirmed)) {
                    yield HeloFinding.MATCHES;
                }
                yield client == null ? HeloFinding.UNKNOWN : null;
            }
        };
    }

    /**
     * The finding from the addresses of the name. A name of ours is ours unless it does lead to the client, which then is a
     * machine of ours.
     *
     * @param four the answers; null where none came in time
     */
    static HeloFinding decide(
            String host, InetAddress client, Set<String> ours, @Nullable DnsResult four, @Nullable DnsResult six) {
        var same = client instanceof Inet6Address ? six : four;
        var other = client instanceof Inet6Address ? four : six;
        if (leadsTo(client, same)) {
            return HeloFinding.MATCHES;
        }
        if (ours.contains(host)) {
            return HeloFinding.OURS;
        }
        if (open(same)) {
            return HeloFinding.UNKNOWN;
        }
        if (same instanceof DnsResult.Found || other instanceof DnsResult.Found) {
            return HeloFinding.MISMATCH;
        }
        return open(other) ? HeloFinding.UNKNOWN : HeloFinding.UNRESOLVABLE;
    }

    private static boolean leadsTo(InetAddress client, @Nullable DnsResult addresses) {
        return addresses instanceof DnsResult.Found found && found.values().contains(client.getHostAddress());
    }

    private static boolean open(@Nullable DnsResult result) {
        return result == null || result instanceof DnsResult.Failed;
    }
}
