// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.delivery.schedule.Schedules;
import io.postern.delivery.smtp.Phase;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryConfigTest {

    @Test
    void defaults() {
        var config = read("{}");
        assertThat(config.routes()).isEmpty();
        assertThat(config.mxPort()).isEqualTo(25);
        assertThat(config.allowLoopbackMx()).isFalse();
        // 4 days and 9 hours, and a little more, in all; see the list of features.
        assertThat(DeliverySchedules.of(config).longest()).isEqualTo(Duration.ofMinutes(6315));
        assertThat(config.shownDestinations()).contains("gmail.com", "outlook.com");
        assertThat(config.retryWait()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.connections()).isEqualTo(20);
        assertThat(config.messagesPerConnection()).isEqualTo(100);
        assertThat(config.recipientsPerTransaction()).isEqualTo(100);
        assertThat(config.idle()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.slotWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.attemptLimit()).isEqualTo(Duration.ofMinutes(30));
        assertThat(config.window()).isEqualTo(256);
        assertThat(config.windowOctets()).isEqualTo(32L << 20);
        assertThat(config.stopGrace()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.claim()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.removal()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.heloName()).isEmpty();
        assertThat(config.crashAt()).isEmpty();
        assertThat(config.crashMarker()).isEmpty();
    }

    @Test
    void every_key_is_read() {
        var config = read("""
                {routes: {local.test: "127.0.0.1:2530", "*": "relay.test:25"}, mx-port: 2525, allow-loopback-mx: true,
                 schedule: [1m, 2m], incoming-schedule: [4s], shown-destinations: [big.test],
                 destinations: {slow.test: {schedule: [5m]}}, operator: op@x.test, delay-notice: 4h, retry-wait: 3s, helo-name: us.example, connections: 2, messages-per-connection: 3,
                 recipients-per-transaction: 4, idle: 6s, slot-wait: 7s, attempt-limit: 8m, window: 9,
                 window-octets: 10, stop-grace: 11s, claim: 12s, removal: 13s, crash-at: after-claim,
                 crash-marker: /tmp/x,
                 timeouts: {connect: 1s, banner: 2s, helo: 3s, mail: 4s, rcpt: 5s, data: 6s, block: 7s, end: 8s,
                            quit: 9s}}
                """);
        assertThat(config.shownDestinations()).containsExactly("big.test");
        assertThat(config.routes())
                .containsOnly(Map.entry("local.test", "127.0.0.1:2530"), Map.entry("*", "relay.test:25"));
        assertThat(config.mxPort()).isEqualTo(2525);
        assertThat(config.allowLoopbackMx()).isTrue();
        assertThat(DeliverySchedules.of(config))
                .isEqualTo(new Schedules(
                        List.of(Duration.ofMinutes(1), Duration.ofMinutes(2)),
                        List.of(Duration.ofSeconds(4)),
                        Map.of("slow.test", List.of(Duration.ofMinutes(5)))));
        assertThat(config.operator()).contains("op@x.test");
        assertThat(config.delayNotice()).contains(Duration.ofHours(4));
        assertThat(config.retryWait()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.attemptLimit()).isEqualTo(Duration.ofMinutes(8));
        assertThat(config.recipientsPerTransaction()).isEqualTo(4);
        assertThat(config.window()).isEqualTo(9);
        assertThat(config.windowOctets()).isEqualTo(10);
        assertThat(config.stopGrace()).isEqualTo(Duration.ofSeconds(11));
        assertThat(config.claim()).isEqualTo(Duration.ofSeconds(12));
        assertThat(config.removal()).isEqualTo(Duration.ofSeconds(13));
        assertThat(config.crashAt()).contains("after-claim");
        assertThat(config.crashMarker()).contains("/tmp/x");
        var limits = DeliveryLimits.of(config);
        assertThat(limits.ourName()).isEqualTo("us.example");
        assertThat(limits.connections()).isEqualTo(2);
        assertThat(limits.messagesPerConnection()).isEqualTo(3);
        assertThat(limits.idle()).isEqualTo(Duration.ofSeconds(6));
        assertThat(limits.slotWait()).isEqualTo(Duration.ofSeconds(7));
        for (var phase : Phase.values()) {
            assertThat(limits.timeouts().get(phase)).isEqualTo(Duration.ofSeconds(phase.ordinal() + 1L));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{conections: 1}", "{timeouts: {banners: 1s}}", "{route: {x: y}}"})
    void a_misspelt_key_is_an_error(String yaml) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{connections: 0}", "{window: 0}", "{schedule: [1m, 0s]}", "{retry-wait: 0s}", "{claim: 0s}"})
    void figures_with_which_nothing_is_ever_delivered_are_refused(String yaml) {
        assertThatThrownBy(() -> DeliveryLimits.of(read(yaml)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postern.delivery.");
    }

    @Test
    void an_empty_name_counts_as_none() {
        assertThat(DeliveryLimits.of(read("{helo-name: \"\"}")).ourName()).isNotBlank();
    }

    private static DeliveryConfig read(String yaml) {
        return new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("test", "postern: {delivery: " + yaml + "}"))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(DeliveryConfig.class)
                .build()
                .getConfigMapping(DeliveryConfig.class);
    }
}
