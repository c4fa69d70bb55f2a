// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.reputation.attachment.ZipFuzz;
import io.postern.reputation.link.LinkFuzz;
import io.postern.reputation.mime.MimeFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Plays what the fuzzer begins with, and what it has found worth keeping. */
class CorpusTest {
    private static final Path CORPUS = Path.of("src", "test", "resources", "fuzz");

    private interface Target {
        void accept(byte[] input) throws IOException;
    }

    @Test
    void messages() throws IOException {
        play("mime.MimeFuzz", MimeFuzz::fuzzerTestOneInput);
    }

    @Test
    void links() throws IOException {
        play("link.LinkFuzz", LinkFuzz::fuzzerTestOneInput);
    }

    @Test
    void archives() throws IOException {
        play("attachment.ZipFuzz", ZipFuzz::fuzzerTestOneInput);
    }

    private static void play(String target, Target fuzz) throws IOException {
        var inputs = new TreeMap<>(Seeds.of(target));
        try (var files = Files.list(CORPUS.resolve(target))) {
            for (var file : files.toList()) {
                inputs.put(file.toString(), Files.readAllBytes(file));
            }
        }
        assertThat(inputs).hasSizeGreaterThan(20);
        for (var input : inputs.entrySet()) {
            try {
                fuzz.accept(input.getValue());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(input.getKey() + ": " + e.getMessage(), e);
            }
        }
    }
}
