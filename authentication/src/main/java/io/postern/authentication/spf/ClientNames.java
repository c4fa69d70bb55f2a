// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.RecordType;
import io.postern.dns.ReverseNames;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The names of the client that lead back to it (RFC 7208 section 5.5). Who cannot be looked up has none. */
final class ClientNames {
    static final String UNKNOWN = "unknown";

    private final InetAddress client;
    private final LookUps lookUps;
    private @Nullable List<String> claimed;
    private @Nullable List<String> validated;

    ClientNames(InetAddress client, LookUps lookUps) {
        this.client = client;
        this.lookUps = lookUps;
    }

    RecordType addressType() {
        return client instanceof Inet6Address ? RecordType.AAAA : RecordType.A;
    }

    /** Whether one of the client's names is the domain or below it. */
    boolean below(String domain) throws SpfError {
        var inside = new ArrayList<String>();
        for (var name : claimed()) {
            if (isBelow(name, domain)) {
                inside.add(name);
            }
        }
        return !validated(inside).isEmpty();
    }

    /** The domain itself, else a name below it, else any name, else {@value #UNKNOWN} (RFC 7208 section 7.3). */
    String best(String domain) throws SpfError {
        if (validated == null) {
            lookUps.begin();
            validated = validated(claimed());
        }
        var lower = domain.toLowerCase(Locale.ROOT);
        var best = validated.isEmpty() ? UNKNOWN : validated.getFirst();
        for (var name : validated.reversed()) {
            best = isBelow(name, domain) ? name : best;
        }
        return validated.contains(lower) ? lower : best;
    }

    private List<String> claimed() throws SpfError {
        if (claimed == null) {
            var names = lookUps.take(lookUps.ask(ReverseNames.pointer(client), RecordType.PTR))
                    .values();
            claimed = names.subList(0, Math.min(LookUps.MAX_NAMES, names.size()));
        }
        return claimed;
    }

    private List<String> validated(List<String> names) throws SpfError {
        var replies = new ArrayList<CompletableFuture<DnsReply>>(names.size());
        for (var name : names) {
            replies.add(lookUps.ask(name, addressType()));
        }
        var validated = new ArrayList<String>(names.size());
        for (int i = 0; i < names.size(); i++) {
            if (leadsBack(lookUps.take(replies.get(i)))) {
                validated.add(names.get(i));
            }
        }
        return validated;
    }

    private boolean leadsBack(DnsReply reply) {
        return reply.result() instanceof DnsResult.Found found
                && LookUps.addresses(found.values()).stream()
                        .anyMatch(address -> Arrays.equals(address, client.getAddress()));
    }

    private static boolean isBelow(String name, String domain) {
        int from = name.length() - domain.length();
        return from >= 0
                && name.regionMatches(true, from, domain, 0, domain.length())
                && (from == 0 || name.charAt(from - 1) == '.');
    }
}
