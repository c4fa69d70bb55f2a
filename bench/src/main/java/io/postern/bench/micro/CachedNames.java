// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.micro;

import io.postern.bench.dns.FewNames;
import io.postern.bench.dns.SmallDns;
import io.postern.dns.DnsConfig;
import io.postern.dns.DnsReply;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import io.postern.dns.resolve.DnsClient;
import io.postern.dns.resolve.DnsWatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The real resolver over a few names: from the second time on all answers come from its cache. */
final class CachedNames implements Lookup, AutoCloseable {
    private final SmallDns server;
    private final DnsClient client;

    CachedNames(FewNames names) {
        this.server = SmallDns.start(names);
        this.client = DnsClient.open(new Settings(Optional.of(List.of("127.0.0.1:" + server.port()))), DnsWatch.NONE);
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

    /** Answers are kept for an hour, those that nothing exists too. */
    private record Settings(Optional<List<String>> servers) implements DnsConfig {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int tries() {
            return 3;
        }

        @Override
        public int cacheSize() {
            return 20_000;
        }

        @Override
        public long cacheOctets() {
            return 16 << 20;
        }

        @Override
        public Duration ttlFloor() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration ttlCeiling() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration negativeTtlCeiling() {
            return Duration.ofHours(1);
        }
    }
}
