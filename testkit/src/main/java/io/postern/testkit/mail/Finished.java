// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A program that has run.
 *
 * @param code its exit code
 * @param output of both kinds, mixed
 */
public record Finished(int code, String output) {

    /** Runs a command with this input and waits for its end. */
    static Finished run(List<String> command, byte[] input) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var writer = Thread.ofVirtual().start(() -> {
                try (var to = process.getOutputStream()) {
                    to.write(input);
                } catch (IOException e) {
                    // It did not want all of it.
                }
            });
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            writer.join();
            return new Finished(code, output);
        } catch (IOException e) {
            throw new UncheckedIOException(command.getFirst() + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command.getFirst(), e);
        }
    }
}
