// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockoutConfigTest {
    @Test
    void defaults() {
        assertThat(read("{}")).isEqualTo(LockoutContract.SETTINGS);
    }

    @Test
    void every_key_is_read() {
        assertThat(read("postern: {lockout: {first-wait: 2s, longest-wait: 1m, forgotten-after: 3m,"
                        + " network-allowance: 4, familiar-for: 5d}}"))
                .isEqualTo(new LockoutSettings(
                        Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofMinutes(3), 4, Duration.ofDays(5)));
    }

    @Test
    void a_misspelt_key_is_an_error() {
        assertThatThrownBy(() -> read("postern: {lockout: {frist-wait: 2s}}"))
                .isInstanceOf(ConfigValidationException.class);
    }

    @Test
    void what_contradicts_itself_is_said() {
        assertThatThrownBy(() -> read("postern: {lockout: {first-wait: 0s}}"))
                .hasMessageContaining("postern.lockout.first-wait");
        assertThatThrownBy(() -> read("postern: {lockout: {longest-wait: 500ms}}"))
                .hasMessageContaining("must not be shorter than postern.lockout.first-wait");
        assertThatThrownBy(() -> read("postern: {lockout: {forgotten-after: 14m}}"))
                .hasMessageContaining("must not be shorter than postern.lockout.longest-wait");
    }

    private static LockoutSettings read(String yaml) {
        return LockoutSettings.of(new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("test", yaml, 300))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(LockoutConfig.class)
                .build()
                .getConfigMapping(LockoutConfig.class));
    }
}
