// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import io.postern.testkit.system.BuiltTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./postern COMMAND} about a running system, as its operator runs it. */
public final class Commands {
    /** @param said on both streams */
    public record Said(int code, String said) {}

    private Commands() {}

    public static Said run(World world, String... words) {
        return run(world, Map.of(), words);
    }

    /** @param environment beside that of this process */
    public static Said run(World world, Map<String, String> environment, String... words) {
        var command =
                new ArrayList<>(List.of(BuiltTree.root().resolve("postern").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--config", world.postern().config().toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("POSTERN_BUILD", "never");
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException("./postern cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
