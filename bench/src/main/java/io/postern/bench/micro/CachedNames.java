// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.micro;

import io.postern.bench.dns.FewNames;
import io.postern.bench.dns.LoopbackDnsConfig;
import io.postern.bench.dns.SmallDns;
import io.postern.dns.DnsReply;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import io.postern.dns.resolve.DnsClient;
import io.postern.dns.resolve.DnsWatch;
import java.util.concurrent.CompletableFuture;

/** The real resolver over a few names: from the second time on all answers come from its cache. */
final class CachedNames implements Lookup, AutoCloseable {
    private final SmallDns server;
    private final DnsClient client;

    CachedNames(FewNames names) {
        this.server = SmallDns.start(names);
        this.client = DnsClient.open(LoopbackDnsConfig.keeping(server.port()), DnsWatch.NONE);
    }

    @Override
    public CompletableFuture<DnsReply> lookup(String name, RecordType type) {
        return client.lookup(name, type);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
