// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testkit.system.BuiltTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code deploy/images/build} asks an engine for every image of the chart, and what they are made of gets there. */
class BuildIT {
    private static final Path ROOT = BuiltTree.root();
    private static final List<String> MODULES = List.of(
            "smtp-edge",
            "reputation-service",
            "policy-service",
            "delivery-worker",
            "books-service",
            "refusal-page",
            "launcher");

    @Test
    void every_image_of_the_chart_is_built() throws IOException, InterruptedException {
        assertThat(build())
                .isEqualTo(MODULES.stream()
                        .map(module -> module.equals("launcher")
                                ? "build -f deploy/images/launcher/Dockerfile -t r.test/postern/launcher:1 ."
                                : "build -f deploy/images/Dockerfile --build-arg SERVICE=%s -t r.test/postern/%s:1 ."
                                        .formatted(module, module))
                        .toList());
    }

    @Test
    void one_that_is_named_is_built_alone() throws IOException, InterruptedException {
        assertThat(build("launcher")).singleElement().asString().contains("launcher/Dockerfile");
    }

    @ParameterizedTest
    @CsvSource({
        "deploy/images/Dockerfile, smtp-edge",
        "deploy/images/Dockerfile, refusal-page",
        "deploy/images/launcher/Dockerfile, launcher"
    })
    void what_is_copied_is_not_ignored(String file, String module) throws IOException {
        var open = Files.readAllLines(ROOT.resolve(".dockerignore")).stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line.substring(1)))
                .toList();
        var sources = Dockerfile.read(ROOT, ROOT.resolve(file), ROOT, Map.of("SERVICE", module))
                .sources();
        assertThat(sources).isNotEmpty().allSatisfy(source -> {
            var path = Path.of(source.replace("*", "0"));
            assertThat(Stream.iterate(path, each -> each != null, Path::getParent))
                    .as(source)
                    .anyMatch(each -> open.stream().anyMatch(matcher -> matcher.matches(each)));
        });
    }

    /** What an engine is asked for; ours says it and does nothing. */
    private static List<String> build(String... modules) throws IOException, InterruptedException {
        var command = Stream.concat(
                        Stream.of(ROOT.resolve("deploy/images/build").toString()), Stream.of(modules))
                .toList();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("TOOL", "echo", "PREFIX", "r.test/postern", "TAG", "1"));
        builder.environment().remove("BASE");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}
