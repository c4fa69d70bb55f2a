// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A Dockerfile's instructions, carried out without an engine: stages become folders, base images are empty.
 *
 * @param context the folder that files are copied from
 * @param stages by name; the last is called {@code image}
 */
record Dockerfile(Path context, Path stages, Map<String, String> arguments, List<Instruction> instructions) {
    /** @param word the first one, such as {@code COPY} */
    record Instruction(String word, String rest) {}

    static Dockerfile read(Path context, Path file, Path stages, Map<String, String> arguments) {
        try {
            var text = Files.readString(file).replace("\\\n", " ");
            var instructions = text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 2))
                    .map(words -> new Instruction(words[0], words[1]))
                    .toList();
            return new Dockerfile(context, stages, arguments, instructions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Carries out COPY and RUN; RUN sees its stage's {@code /build} and nothing else of it. */
    void build() {
        var stage = stages;
        for (var next : instructions) {
            switch (next.word()) {
                case "FROM" -> stage = stages.resolve(stageName(next.rest()));
                case "COPY" -> copy(filled(next.rest()), stage);
                case "RUN" -> run(filled(next.rest()), stage);
                default -> {
                    // Says something about the image and puts nothing into it.
                }
            }
        }
    }

    private static String stageName(String rest) {
        return rest.contains(" AS ") ? rest.substring(rest.indexOf(" AS ") + 4).strip() : "image";
    }

    private String filled(String text) {
        var filled = text;
        for (var argument : arguments.entrySet()) {
            filled = filled.replace("${" + argument.getKey() + "}", argument.getValue());
        }
        return filled;
    }

    private void copy(String rest, Path stage) {
        var words = new ArrayList<>(List.of(rest.split("\\s+")));
        var from = context;
        if (words.getFirst().startsWith("--from=")) {
            from = stages.resolve(words.removeFirst().substring("--from=".length()));
        }
        var source = from.resolve(words.getFirst().replaceFirst("^/", ""));
        var target = stage.resolve(words.getLast().replaceFirst("^/", ""));
        shell(
                "mkdir -p \"$(dirname \"$2\")\"; IFS=; for one in $1; do"
                        + " if [ -d \"$one\" ]; then mkdir -p \"$2\" && cp -R \"$one/.\" \"$2/\"; else cp \"$one\" \"$2\"; fi; done",
                source.toString(),
                target.toString());
    }

    private static void run(String command, Path stage) {
        shell(command.replace("/build/", stage.resolve("build") + "/"));
    }

    private static void shell(String script, String... words) {
        var command = new ArrayList<>(List.of("/bin/sh", "-ec", script, "dockerfile"));
        command.addAll(List.of(words));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(script + " said: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What is copied from the context, as the instructions name it: files, folders, or patterns of them. */
    List<String> sources() {
        return instructions.stream()
                .filter(next -> next.word().equals("COPY") && !next.rest().startsWith("--from="))
                .map(next -> filled(next.rest()).split("\\s+")[0])
                .toList();
    }

    Path image() {
        return stages.resolve("image");
    }

    /** The words of the entry point. */
    List<String> entryPoint() {
        try {
            return new ObjectMapper().readValue(last("ENTRYPOINT"), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the entry point is no list of words", e);
        }
    }

    /** What {@code ENV} says. */
    Map<String, String> environment() {
        var variables = new LinkedHashMap<String, String>();
        for (var pair : last("ENV").split("\\s+")) {
            variables.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return variables;
    }

    /** What the last instruction of that name says. */
    String last(String word) {
        return instructions.stream()
                .filter(next -> next.word().equals(word))
                .reduce((one, other) -> other)
                .orElseThrow()
                .rest();
    }
}
