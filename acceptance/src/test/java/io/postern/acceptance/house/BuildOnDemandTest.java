// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When {@code ./postern} builds, in a tree of its own with a Maven and a Java that only say what they are asked for. */
class BuildOnDemandTest {
    private static final String NOTES = """
            #!/bin/sh
            echo "%s $*" >> "$(dirname "$(readlink -f "$0")")/said"
            case "$*" in *PosternCommand\\ up*) exec tail -f /dev/null;; esac
            """;

    @TempDir
    Path home;

    @BeforeEach
    void tree() throws IOException {
        program("postern", Tree.read(Tree.ROOT.resolve("postern")));
        program("mvnw", NOTES.formatted("maven"));
        program("jdk/bin/javac", "");
        program("java", NOTES.formatted("java"));
        Files.createSymbolicLink(home.resolve("jdk/bin/java"), home.resolve("java"));
        Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"25\"\n");
        program("launcher/target/launcher-1.jar", "");
        program("bench/target/bench-1.jar", "");
        Files.setLastModifiedTime(home.resolve("bench/target/bench-1.jar"), FileTime.fromMillis(0));
        program("bench/src/main/Newer.java", "");
    }

    @Test
    void what_is_stale_is_built_before_it_runs() throws Exception {
        assertThat(postern("status")).contains("Building Postern");
        assertThat(said("maven")).singleElement().asString().contains("package -pl smtp-edge,");
        assertThat(said("java"))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("PosternCommand train"),
                        second -> assertThat(second).endsWith("PosternCommand status"));
    }

    @Test
    void under_a_system_that_runs_nothing_is_built() throws Exception {
        var up = start("up");
        try {
            await().until(() -> said("java").stream().anyMatch(words -> words.endsWith("PosternCommand up")));
            int built = said("maven").size();
            assertThat(postern("status")).contains("a system of this tree runs");
            assertThat(said("maven")).hasSize(built);
            assertThat(said("java")).last().asString().endsWith("PosternCommand status");
            var tests = start("test");
            assertThat(new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("A system of this tree runs");
            assertThat(tests.waitFor()).isNotZero();
            assertThat(said("maven")).hasSize(built);
        } finally {
            up.destroy();
        }
        up.waitFor();
        assertThat(postern("status")).contains("Building Postern");
    }

    @Test
    void the_bench_is_built_without_packing_services_anew() throws Exception {
        assertThat(postern("bench", "micro")).contains("Building the bench");
        assertThat(said("maven")).singleElement().asString().contains("-Dquarkus.build.skip=true package -pl bench");
    }

    @Test
    void a_bench_that_runs_is_not_built_anew() throws Exception {
        var story = start("bench", "story", "PosternCommand up");
        try {
            await().until(() -> said("java").stream().anyMatch(words -> words.contains("Bench story")));
            int built = said("maven").size();
            assertThat(postern("bench", "micro")).contains("the bench of this tree runs");
            assertThat(said("maven")).hasSize(built);
        } finally {
            story.destroy();
        }
    }

    @Test
    void nothing_is_built_where_that_is_forbidden() throws Exception {
        var builder = builder("status");
        builder.environment().put("POSTERN_BUILD", "never");
        output(builder.start());
        assertThat(said("maven")).isEmpty();
        assertThat(said("java")).singleElement().asString().endsWith("PosternCommand status");
    }

    private String postern(String... words) throws Exception {
        return output(start(words));
    }

    /** What that program was asked for. */
    private List<String> said(String program) throws IOException {
        var notes = home.resolve("said");
        return Files.exists(notes)
                ? Files.readAllLines(notes).stream()
                        .filter(line -> line.startsWith(program + " "))
                        .toList()
                : List.of();
    }

    private Process start(String... words) throws IOException {
        return builder(words).start();
    }

    private ProcessBuilder builder(String... words) {
        var command = new ArrayList<>(List.of(home.resolve("postern").toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment().remove("POSTERN_BUILD");
        return builder;
    }

    private static String output(Process process) throws Exception {
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private void program(String name, String text) throws IOException {
        var file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
