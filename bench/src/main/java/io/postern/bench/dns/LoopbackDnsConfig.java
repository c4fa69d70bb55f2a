// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.dns;

import io.postern.dns.DnsConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The product's own settings of the resolver, for a server on loopback.
 *
 * @param ttlFloor answers are kept at least so long
 * @param negativeTtlCeiling that something does not exist is kept so long
 */
public record LoopbackDnsConfig(Optional<List<String>> servers, Duration ttlFloor, Duration negativeTtlCeiling)
        implements DnsConfig {
    private static final Duration HOUR = Duration.ofHours(1);

    /** With the defaults of the product. */
    public static LoopbackDnsConfig usual(int port) {
        return new LoopbackDnsConfig(at(port), Duration.ofSeconds(5), Duration.ofMinutes(5));
    }

    /** Everything is kept for an hour, also that it does not exist. */
    public static LoopbackDnsConfig keeping(int port) {
        return new LoopbackDnsConfig(at(port), HOUR, HOUR);
    }

    private static Optional<List<String>> at(int port) {
        return Optional.of(List.of("127.0.0.1:" + port));
    }

    @Override
    public Duration timeout() {
        return Duration.ofMillis(600);
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
    public Duration ttlCeiling() {
        return HOUR;
    }
}
