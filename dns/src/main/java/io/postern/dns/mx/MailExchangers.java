// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.mx;

import io.postern.dns.Dns;
import io.postern.dns.DnsResult;
import io.postern.dns.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Looks up where a domain's mail goes. */
public final class MailExchangers {
    private final Dns dns;

    public MailExchangers(Dns dns) {
        this.dns = dns;
    }

    /** Never fails; see {@link MailRoute} for what can come. Addresses of the hosts are {@link HostAddresses}. */
    public CompletableFuture<MailRoute> of(String domain) {
        return dns.lookup(domain, RecordType.MX)
                .thenApply(reply -> route(reply.question().name(), reply.result()));
    }

    /** What an answer to a question for MX means. */
    static MailRoute route(String domain, DnsResult result) {
        return switch (result) {
            case DnsResult.Found found -> route(found.values());
            case DnsResult.NoData _ -> new MailRoute.Hosts(List.of(new MailRoute.Exchanger(0, domain)), true);
            case DnsResult.NoSuchName _ -> new MailRoute.NoSuchDomain();
            case DnsResult.Failed(var reason) when reason == DnsResult.Failure.BAD_NAME -> new MailRoute.NoSuchDomain();
            case DnsResult.Failed(var reason) -> new MailRoute.Failed(reason);
        };
    }

    /** A null MX beside others is a mistake of theirs and means nothing (RFC 7505 section 3). */
    private static MailRoute route(List<String> values) {
        var exchangers = new ArrayList<MailRoute.Exchanger>(values.size());
        for (var value : values) {
            int space = value.indexOf(' ');
            var host = value.substring(space + 1);
            if (!host.equals(".")) {
                exchangers.add(new MailRoute.Exchanger(Integer.parseInt(value, 0, space, 10), host));
            }
        }
        exchangers.sort(Comparator.comparingInt(MailRoute.Exchanger::preference));
        return exchangers.isEmpty() ? new MailRoute.NullMx() : new MailRoute.Hosts(List.copyOf(exchangers), false);
    }
}
