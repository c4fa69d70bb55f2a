// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Plays what the fuzzer began with, and what it has found worth keeping. */
class SignatureCorpusTest {
    private static final Path CORPUS = Path.of("src", "test", "resources", "fuzz", "signatures.SignaturesFuzz");

    @Test
    void every_promise_is_kept() throws IOException {
        var inputs = new TreeMap<>(SignatureSeeds.all());
        try (var files = Files.list(CORPUS)) {
            for (var file : files.toList()) {
                inputs.put(file.toString(), Files.readAllBytes(file));
            }
        }
        assertThat(inputs).hasSizeGreaterThan(200);
        inputs.forEach((name, input) -> {
            try {
                SignaturesFuzz.fuzzerTestOneInput(input);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(name + ": " + e.getMessage(), e);
            }
        });
    }
}
