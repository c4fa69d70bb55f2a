// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BooksConfigTest {

    @Test
    void defaults() {
        var config = read(Map.of());
        assertThat(config.grace()).isEqualTo(Duration.ofMinutes(45));
        assertThat(config.checkpoint()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void every_key_is_read() {
        var config = read(Map.of("postern.books.grace", "1m", "postern.books.checkpoint", "2s"));
        assertThat(config.grace()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.checkpoint()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_misspelt_key_is_an_error() {
        assertThatThrownBy(() -> read(Map.of("postern.books.grase", "1m")))
                .isInstanceOf(ConfigValidationException.class);
    }

    private static BooksConfig read(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(BooksConfig.class)
                .build()
                .getConfigMapping(BooksConfig.class);
    }
}
