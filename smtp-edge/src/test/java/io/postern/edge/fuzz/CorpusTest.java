// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.edge.command.CommandFuzz;
import io.postern.edge.session.SessionFuzz;
import io.postern.edge.wire.ContentFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Plays what the fuzzer begins with, and what it has found worth keeping. */
class CorpusTest {
    private static final Path CORPUS = Path.of("src", "test", "resources", "fuzz");

    @Test
    void command_lines() throws IOException {
        play("command.CommandFuzz", CommandFuzz::fuzzerTestOneInput);
    }

    @Test
    void content() throws IOException {
        play("wire.ContentFuzz", ContentFuzz::fuzzerTestOneInput);
    }

    @Test
    void sessions() throws IOException {
        play("session.SessionFuzz", SessionFuzz::fuzzerTestOneInput);
    }

    private static void play(String target, Consumer<byte[]> fuzz) throws IOException {
        var inputs = new TreeMap<>(Seeds.of(target));
        try (var files = Files.list(CORPUS.resolve(target))) {
            for (var file : files.toList()) {
                inputs.put(file.toString(), Files.readAllBytes(file));
            }
        }
        assertThat(inputs).hasSizeGreaterThan(200);
        inputs.forEach((name, input) -> {
            try {
                fuzz.accept(input);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(name + ": " + e.getMessage(), e);
            }
        });
    }
}
