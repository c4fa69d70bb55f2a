// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** values.yaml is what an operator reads: every key says what it is for, does something, and is in the schema. */
class ValuesFileTest {
    private static final String TEXT = HelmChart.read(HelmChart.CHART.resolve("values.yaml"));
    private static final Pattern KEY = Pattern.compile("^( *)([A-Za-z][A-Za-z0-9]*):(.*)$");

    /** A key in the file, with its comment. What stands in braces behind a key is its value and has no keys of its own. */
    private record Key(String path, String comment, boolean leaf) {}

    @Test
    void every_key_has_a_sentence_above_it() {
        assertThat(keys())
                .hasSizeGreaterThan(100)
                .allSatisfy(key -> assertThat(key.comment()).as(key.path()).matches("(?s)[A-Z0-9\\[{/].*[.:}\\]]"));
    }

    /** Either a template reads it by its whole path, or another value of it changes what is made. */
    @Test
    void every_key_does_something() {
        var templates = templates();
        var others = keys().stream()
                .filter(Key::leaf)
                .map(Key::path)
                .filter(path -> !Pattern.compile("(\\.Values|\\$v)\\." + Pattern.quote(path) + "\\b")
                        .matcher(templates)
                        .find())
                .toList();
        assertThat(others)
                .isNotEmpty()
                .allSatisfy(
                        path -> assertThat(ChangedValues.matter(path)).as(path).isTrue());
    }

    @Test
    void a_dead_key_would_be_found() {
        assertThat(ChangedValues.matter("global.dead")).isFalse();
    }

    @Test
    void every_key_is_in_the_schema_and_the_schema_has_no_others() {
        var schema = HelmChart.yaml(HelmChart.read(HelmChart.CHART.resolve("values.schema.json")));
        var known = new ArrayList<String>();
        collect("", schema, known);

        assertThat(known.stream().filter(path -> !path.equals("global")))
                .containsExactlyInAnyOrderElementsOf(keys().stream()
                        .map(Key::path)
                        .filter(path -> !path.startsWith("edge.listeners.") && !path.startsWith("edge.services."))
                        .toList());
    }

    /** Properties that the file writes as keys on lines of their own; others stand in braces. */
    private static void collect(String path, Map<String, Object> schema, List<String> known) {
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, below) -> {
                var deeper = path.isEmpty() ? "" + name : path + "." + name;
                if (keys().stream().anyMatch(key -> key.path().equals(deeper)) || !inBraces(path)) {
                    known.add(deeper);
                    collect(deeper, Manifest.asMap(below), known);
                }
            });
        }
    }

    private static boolean inBraces(String path) {
        return keys().stream().anyMatch(key -> key.path().equals(path) && key.leaf());
    }

    /** Without those that only refuse values. */
    private static String templates() {
        try (var files = Files.walk(HelmChart.CHART.resolve("templates"))) {
            return files.filter(file -> Files.isRegularFile(file) && !file.endsWith("_check.tpl"))
                    .map(HelmChart::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Key> keys() {
        var found = new ArrayList<Key>();
        var parents = new ArrayDeque<String>();
        var comment = new StringBuilder();
        for (var line : TEXT.split("\n")) {
            var key = KEY.matcher(line);
            if (line.strip().startsWith("#")) {
                comment.append(line.strip().substring(1).strip()).append('\n');
            } else if (key.matches()) {
                while (parents.size() > key.group(1).length() / 2) {
                    parents.removeLast();
                }
                parents.addLast(key.group(2));
                found.add(new Key(
                        String.join(".", parents),
                        comment.toString().strip(),
                        !key.group(3).isBlank()));
                comment.setLength(0);
            } else {
                comment.setLength(0);
            }
        }
        return found;
    }
}
