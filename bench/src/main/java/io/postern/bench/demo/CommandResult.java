// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a command came to.
 *
 * @param code its exit code
 * @param output what it printed, complaints included
 */
public record CommandResult(int code, String output) {
    private static final long PATIENCE_SECONDS = 30;

    /** Runs it to its end; {@code POSTERN_BUILD=never} holds for it. */
    static CommandResult of(List<String> line) {
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("POSTERN_BUILD", "never");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                return new CommandResult(-1, output);
            }
            return new CommandResult(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(line.getFirst() + " cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CommandResult(-1, "interrupted");
        }
    }
}
