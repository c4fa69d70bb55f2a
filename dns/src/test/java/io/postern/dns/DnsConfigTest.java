// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DnsConfigTest {

    @Test
    void defaults() {
        var config = read(Map.of());
        assertThat(config.servers()).isEmpty();
        assertThat(config.timeout()).isEqualTo(Duration.ofMillis(600));
        assertThat(config.tries()).isEqualTo(3);
        assertThat(config.cacheSize()).isEqualTo(20_000);
        assertThat(config.cacheOctets()).isEqualTo(16L << 20);
        assertThat(config.ttlFloor()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.ttlCeiling()).isEqualTo(Duration.ofHours(1));
        assertThat(config.negativeTtlCeiling()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void every_key_is_read() {
        var config = read(Map.of(
                "postern.dns.servers[0]", "127.0.0.1:5353",
                "postern.dns.servers[1]", "[::1]:53",
                "postern.dns.timeout", "PT1S",
                "postern.dns.tries", "2",
                "postern.dns.cache-size", "10",
                "postern.dns.cache-octets", "100000",
                "postern.dns.ttl-floor", "PT0S",
                "postern.dns.ttl-ceiling", "PT2M",
                "postern.dns.negative-ttl-ceiling", "PT3S"));
        assertThat(config.servers()).contains(List.of("127.0.0.1:5353", "[::1]:53"));
        assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.tries()).isEqualTo(2);
        assertThat(config.cacheSize()).isEqualTo(10);
        assertThat(config.cacheOctets()).isEqualTo(100_000);
        assertThat(config.ttlFloor()).isEqualTo(Duration.ZERO);
        assertThat(config.ttlCeiling()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.negativeTtlCeiling()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void empty_servers_are_none() {
        assertThat(read(Map.of("postern.dns.servers", "")).servers()).isEmpty();
    }

    @Test
    void a_misspelt_key_is_an_error() {
        assertThatThrownBy(() -> read(Map.of("postern.dns.timout", "PT1S")))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("timout");
    }

    private static DnsConfig read(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withConverter(Duration.class, 200, DnsConfigTest::duration)
                .withMapping(DnsConfig.class)
                .build()
                .getConfigMapping(DnsConfig.class);
    }

    /** Defaults are written as Quarkus reads them. */
    private static Duration duration(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.parse(text.startsWith("P") ? text : "PT" + text);
    }
}
