// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher;

import io.postern.launcher.state.JsonRunState;
import io.postern.launcher.state.RunState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a command has printed, on either stream, and its exit code. */
public record Said(int code, String out) {
    /** The folder of a system of which only Kafka runs. */
    public static void systemOn(Path folder, String bootstrapServers) throws IOException {
        Files.createDirectories(folder.resolve("run"));
        JsonRunState.write(
                folder,
                new RunState(
                        ProcessHandle.current().pid(),
                        "2026-11-22T12:00:00Z",
                        null,
                        folder.toString(),
                        new RunState.Kafka("kafka", 0, false, bootstrapServers),
                        new RunState.Redis("redis", 0, false, "redis://127.0.0.1:1"),
                        List.of(),
                        List.of()));
    }

    /** Runs {@code ./postern GROUP WORD --data-dir FOLDER WORDS} in this JVM. */
    public static synchronized Said by(Path folder, String group, String... words) {
        var command = new ArrayList<String>(List.of(group, words[0], "--data-dir", folder.toString()));
        command.addAll(List.of(words).subList(1, words.length));
        return run(command);
    }

    /** Runs {@code ./postern COMMAND --data-dir FOLDER WORDS} in this JVM. */
    static synchronized Said of(Path folder, String name, String... words) {
        var command = new ArrayList<String>(List.of(name, "--data-dir", folder.toString()));
        command.addAll(List.of(words));
        return run(command);
    }

    /** Runs {@code ./postern WORDS} in this JVM. */
    public static synchronized Said to(String... words) {
        return run(List.of(words));
    }

    private static Said run(List<String> command) {
        var out = System.out;
        var err = System.err;
        var said = new ByteArrayOutputStream();
        try (var stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            int code = PosternCommand.run(command.toArray(String[]::new));
            return new Said(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
