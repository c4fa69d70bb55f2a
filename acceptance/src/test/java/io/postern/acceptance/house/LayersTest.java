// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A name says what it touches. Only files named like adapters may import the outside world; all others are plain Java.
 * Think twice before widening either list.
 */
class LayersTest {
    private static final List<String> MODULES = List.of(
            "contracts",
            "dns",
            "redis",
            "authentication",
            "dmarc-reports",
            "smtp-edge",
            "reputation-service",
            "policy-service",
            "delivery-worker",
            "books-service",
            "refusal-page",
            "monitoring");
    private static final Pattern ADAPTER = Pattern.compile(
            "((Kafka|Redis|Dns|Smtp|Vertx|Json|Mime4j|Jsoup|Autolink|Qute).*|.*(Channel|Config|Resource|Metrics|Service|Health))\\.java");
    private static final Pattern PLAIN = Pattern.compile(
            "import (static )?(java\\.|javax\\.(crypto|net\\.ssl)\\.|io\\.postern\\.|org\\.jspecify\\.annotations\\.).*");
    private static final Pattern VAGUE =
            Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Base|Abstract|Processor|Data|Info)(\\.java|[A-Z].*)");
    private static final int LONGEST = 250;

    @Test
    void only_adapters_touch_the_outside_world() {
        assertThat(sources(MODULES)
                        .filter(file -> !ADAPTER.matcher(name(file)).matches())
                        .flatMap(LayersTest::leaks))
                .isEmpty();
    }

    @Test
    void services_see_the_libraries_and_never_each_other() {
        var services = List.of("edge", "reputation", "policy", "delivery", "books", "refusal");
        assertThat(Stream.of(
                                "smtp-edge",
                                "reputation-service",
                                "policy-service",
                                "delivery-worker",
                                "books-service",
                                "refusal-page")
                        .flatMap(module -> sources(List.of(module))
                                .flatMap(file -> lines(file)
                                        .filter(line -> services.stream()
                                                .filter(service -> !module.contains(service))
                                                .anyMatch(service ->
                                                        line.startsWith("import io.postern." + service + ".")))
                                        .map(line -> file + ": " + line))))
                .isEmpty();
    }

    @Test
    void names_are_not_vague() {
        assertThat(sources(MODULES)
                        .map(LayersTest::name)
                        .filter(file -> VAGUE.matcher(file).matches()))
                .isEmpty();
    }

    @Test
    void no_file_is_longer_than_250_lines() {
        assertThat(sources(MODULES)
                        .filter(file -> lines(file).count() > LONGEST)
                        .map(LayersTest::name))
                .isEmpty();
    }

    @Test
    void every_package_says_what_it_promises() {
        assertThat(sources(MODULES)
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> Files.notExists(folder.resolve("package-info.java"))))
                .isEmpty();
    }

    private static Stream<Path> sources(List<String> modules) {
        return modules.stream()
                .flatMap(module -> Tree.javaFiles(Tree.ROOT.resolve(module).resolve("src/main/java")));
    }

    private static Stream<String> leaks(Path file) {
        return lines(file)
                .filter(line ->
                        line.startsWith("import ") && !PLAIN.matcher(line).matches())
                .map(line -> Tree.ROOT.relativize(file) + ": " + line);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
