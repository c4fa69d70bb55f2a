// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.connection;

import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.ReverseDns.Status;
import io.postern.dns.DnsResult;
import io.postern.dns.DomainNames;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what PTR and address records say about a client's name (RFC 8601 section 3 calls it iprev). */
final class ReverseDnsFinding {
    /** More PTR names than these are not looked at, as in RFC 7208 section 5.5. */
    static final int MAX_NAMES = 10;

    static final ReverseDns UNKNOWN = new ReverseDns(Status.UNKNOWN, null, List.of());

    private ReverseDnsFinding() {}

    /** The names to look up, out of those that the PTR answer has. */
    static List<String> names(@Nullable DnsResult pointer) {
        return pointer instanceof DnsResult.Found found
                ? found.values().size() <= MAX_NAMES
                        ? found.values()
                        : found.values().subList(0, MAX_NAMES)
                : List.of();
    }

    /** Only what is a host name can be confirmed: names end up in header fields. */
    static boolean confirmable(String name) {
        var normal = DomainNames.normal(name);
        return normal != null && DomainNames.isHost(normal);
    }

    /**
     * @param pointer the answer to PTR; null when it did not come in time
     * @param forward the answers for the confirmable names; a name without entry was not answered in time
     */
    static ReverseDns decide(ClientAddress client, @Nullable DnsResult pointer, Map<String, DnsResult> forward) {
        var ip = client.ip();
        if (ip == null || pointer == null || pointer instanceof DnsResult.Failed) {
            return UNKNOWN;
        }
        var names = names(pointer);
        if (names.isEmpty()) {
            return client.reach() == ClientAddress.Reach.PUBLIC
                    ? new ReverseDns(Status.MISSING, null, List.of())
                    : UNKNOWN;
        }
        var doubtful = false;
        for (var name : names) {
            var addresses = forward.get(name);
            if (leadsTo(ip, addresses)) {
                return new ReverseDns(Status.CONFIRMED, name, names);
            }
            doubtful |= confirmable(name) && (addresses == null || addresses instanceof DnsResult.Failed);
        }
        return new ReverseDns(doubtful ? Status.UNKNOWN : Status.UNCONFIRMED, null, names);
    }

    private static boolean leadsTo(InetAddress ip, @Nullable DnsResult addresses) {
        return addresses instanceof DnsResult.Found found && found.values().contains(ip.getHostAddress());
    }
}
