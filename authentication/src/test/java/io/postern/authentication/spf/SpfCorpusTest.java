// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Plays what the fuzzer has found worth keeping, and what the conformance suite publishes. */
class SpfCorpusTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources");

    @Test
    void what_the_fuzzer_found() throws IOException {
        var inputs = new TreeMap<String, byte[]>();
        try (var files = Files.list(RESOURCES.resolve("fuzz").resolve("spf.SpfFuzz"))) {
            for (var file : files.toList()) {
                inputs.put(file.toString(), Files.readAllBytes(file));
            }
        }
        assertThat(inputs).hasSizeGreaterThan(100);
        inputs.forEach(SpfCorpusTest::play);
    }

    @Test
    void what_the_suite_publishes() throws IOException {
        var inputs = new TreeMap<String, byte[]>();
        try (var files = Files.list(RESOURCES.resolve("spf").resolve("rfc7208").resolve("zones"))) {
            for (var file : files.sorted().toList()) {
                for (var name :
                        new ObjectMapper().readTree(Files.readString(file)).get("names")) {
                    for (var rr : name) {
                        var text = new StringBuilder(new String(new char[] {(char) (inputs.size() % 8), 1}));
                        rr.path("v").forEach(string -> text.append(string.asText()));
                        inputs.put(file + " " + inputs.size(), text.toString().getBytes(StandardCharsets.ISO_8859_1));
                    }
                }
            }
        }
        assertThat(inputs).hasSizeGreaterThan(500);
        inputs.forEach(SpfCorpusTest::play);
    }

    private static void play(String name, byte[] input) {
        try {
            SpfFuzz.fuzzerTestOneInput(input);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }
}
