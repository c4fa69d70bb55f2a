// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import io.postern.dns.DnsConfig;
import io.postern.dns.RecordType;
import io.postern.dns.resolve.DnsClient;
import io.postern.dns.resolve.DnsWatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The real resolver, asking a server on loopback that may be silent on purpose. */
final class LoopbackDns {
    private LoopbackDns() {}

    /** A look-up without an answer ends after a second. The first one is made here, as classes take time to load. */
    static DnsClient open(int port) {
        var dns = DnsClient.open(new Settings(Optional.of(List.of("127.0.0.1:" + port))), DnsWatch.NONE);
        dns.lookup("first.test", RecordType.A).join();
        return dns;
    }

    private record Settings(Optional<List<String>> servers) implements DnsConfig {
        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int tries() {
            return 1;
        }

        @Override
        public int cacheSize() {
            return 1000;
        }

        @Override
        public long cacheOctets() {
            return 1 << 20;
        }

        @Override
        public Duration ttlFloor() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration ttlCeiling() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration negativeTtlCeiling() {
            return Duration.ofMinutes(5);
        }
    }
}
