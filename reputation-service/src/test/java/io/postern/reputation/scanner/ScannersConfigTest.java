// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScannersConfigTest {

    @Test
    void defaults() {
        assertThat(read("postern: {}")).isEmpty();
        assertThat(read("postern: {scanners: {virus: {kind: clamd, address: \"127.0.0.1:3310\"}}}"))
                .containsExactly(new ScannerSettings(
                        "virus",
                        ScannerKind.CLAMD,
                        new ScannerAddress.Host("127.0.0.1", 3310),
                        Duration.ofSeconds(8),
                        10,
                        52_428_800,
                        Duration.ofSeconds(5)));
    }

    @Test
    void every_key_is_read() {
        assertThat(read("""
                postern:
                  scanners:
                    z: {kind: milter, address: "[::1]:1"}
                    a: {kind: rspamd, address: "unix:/run/x", timeout: 1s, connections: 2, max-size: 3, retry: 4s}
                """))
                .containsExactly(
                        new ScannerSettings(
                                "a",
                                ScannerKind.RSPAMD,
                                new ScannerAddress.Socket(Path.of("/run/x")),
                                Duration.ofSeconds(1),
                                2,
                                3,
                                Duration.ofSeconds(4)),
                        new ScannerSettings(
                                "z",
                                ScannerKind.MILTER,
                                new ScannerAddress.Host("[::1]", 1),
                                Duration.ofSeconds(8),
                                10,
                                52_428_800,
                                Duration.ofSeconds(5)));
    }

    @Test
    void a_misspelt_key_is_an_error() {
        assertThatThrownBy(() -> read("postern: {scanners: {a: {kind: clamd, address: \"a:1\", maxsize: 1}}}"))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("maxsize");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # what is wrong           | setting                                         | sentence
            no port                   | kind: clamd, address: localhost                 | postern.scanners.x.address is "localhost"; write it like
            a port out of range       | kind: clamd, address: "localhost:70000"         | postern.scanners.x.address is "localhost:70000"
            a link                    | kind: rspamd, address: "http://localhost:11333" | postern.scanners.x.address is "http
            no connection             | kind: clamd, address: "a:1", connections: 0     | postern.scanners.x.connections must be 1 or more
            no time                   | kind: clamd, address: "a:1", timeout: 0s        | postern.scanners.x.timeout must be longer than nothing
            """)
    void a_value_that_makes_no_sense_is_refused_with_a_sentence(String what, String setting, String sentence) {
        assertThatThrownBy(() -> read("postern: {scanners: {x: {" + setting + "}}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private static List<ScannerSettings> read(String yaml) {
        return ScannerSettings.of(new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("test", yaml))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ScannersConfig.class)
                .build()
                .getConfigMapping(ScannersConfig.class));
    }
}
