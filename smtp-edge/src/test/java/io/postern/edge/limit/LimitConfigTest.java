// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.network.IpAddress;
import io.postern.contracts.network.Networks;
import io.postern.edge.smtp.EdgeConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitConfigTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void defaults() {
        var settings = read("");
        assertThat(settings)
                .isEqualTo(new LimitSettings(
                        50,
                        250,
                        settings.exempt(),
                        600,
                        0,
                        0,
                        50_000,
                        new Tarpit(3, Duration.ofSeconds(10), 20, 50),
                        new Pace.Floor(64, MINUTE, MINUTE),
                        new SessionTime(Duration.ofHours(1), Duration.ofHours(4)),
                        false,
                        Duration.ofMillis(200)));
        assertThat(settings.exempt().contains(IpAddress.parse("127.1.2.3"))).isTrue();
        assertThat(settings.exempt().contains(IpAddress.parse("::1"))).isTrue();
        assertThat(settings.exempt().contains(IpAddress.parse("10.0.0.1"))).isFalse();
    }

    @Test
    void every_key_is_read() {
        assertThat(read("""
                sessions-per-address: 1, sessions-per-network: 2, exempt-networks: [], connections-per-minute: 3,
                messages-per-minute: 4, recipients-per-minute: 5, rate-table: 6, tarpit-after: 7, tarpit-ceiling: 8s,
                max-refused-recipients: 9, content-rate: 10, content-rate-window: 11s, content-rate-grace: 12s,
                session-time: 13s, session-time-in-transaction: 14s, cluster-limits: true, cluster-deadline: 15ms
                """))
                .isEqualTo(new LimitSettings(
                        1,
                        2,
                        Networks.NONE,
                        3,
                        4,
                        5,
                        6,
                        new Tarpit(7, Duration.ofSeconds(8), 20, 9),
                        new Pace.Floor(10, Duration.ofSeconds(11), Duration.ofSeconds(12)),
                        new SessionTime(Duration.ofSeconds(13), Duration.ofSeconds(14)),
                        true,
                        Duration.ofMillis(15)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sessions-per-address: -1     | postern.edge.limits.sessions-per-address: -1 is too little; give at least 0
        rate-table: 0                | postern.edge.limits.rate-table: 0 is too little; give at least 1
        content-rate-window: 0s      | postern.edge.limits.content-rate-window: PT0S is too little; give at least PT1S
        cluster-deadline: 0s         | postern.edge.limits.cluster-deadline: PT0S is too little; give at least PT0.001S
        exempt-networks: [lan]       | postern.edge.limits.exempt-networks: 'lan' is no network; write it like 192.0.2.0/24 or 2001:db8::/32
        """)
    void nonsense_is_a_sentence_that_names_the_setting(String yaml, String sentence) {
        assertThatThrownBy(() -> read(yaml)).hasMessage(sentence);
    }

    @Test
    void a_misspelt_key_is_an_error() {
        assertThatThrownBy(() -> read("sesions-per-address: 5")).isInstanceOf(ConfigValidationException.class);
    }

    /** As the edge reads it: within the settings of the edge. */
    private static LimitSettings read(String limits) {
        var yaml =
                "postern: {edge: {max-recipients: 7, listeners: {mx: {port: 2525}}, limits: {%s}}}".formatted(limits);
        var config = new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("test", yaml, 300))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(EdgeConfig.class)
                .withMapping(LimitConfig.class)
                .build();
        return LimitSettings.of(
                config.getConfigMapping(LimitConfig.class),
                config.getConfigMapping(EdgeConfig.class).maxErrors());
    }
}
