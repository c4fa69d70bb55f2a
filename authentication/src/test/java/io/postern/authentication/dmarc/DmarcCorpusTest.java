// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.address.MailboxesFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Plays what the fuzzer begins with and what it has found, and each input cut short at every octet. */
class DmarcCorpusTest {
    private static final Path CORPUS = Path.of("src", "test", "resources", "fuzz");

    @Test
    void from_fields() throws IOException {
        play("address.MailboxesFuzz", MailboxesFuzz::fuzzerTestOneInput);
    }

    @Test
    void records() throws IOException {
        play("dmarc.RecordFuzz", RecordFuzz::fuzzerTestOneInput);
    }

    private static void play(String target, Consumer<byte[]> fuzz) throws IOException {
        try (var files = Files.list(CORPUS.resolve(target))) {
            var inputs = files.sorted().toList();
            assertThat(inputs).hasSizeGreaterThan(15);
            for (var file : inputs) {
                var octets = Files.readAllBytes(file);
                for (int length = 0; length <= octets.length; length++) {
                    try {
                        fuzz.accept(java.util.Arrays.copyOf(octets, length));
                    } catch (RuntimeException | AssertionError e) {
                        throw new AssertionError(file + " cut at " + length + ": " + e.getMessage(), e);
                    }
                }
            }
        }
    }
}
