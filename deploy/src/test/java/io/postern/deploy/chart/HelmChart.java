// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The chart in the tree, rendered by Helm. */
final class HelmChart {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path CHART = ROOT.resolve("deploy/k8s/postern");
    static final String RELEASE = "mail";
    static final String NAMESPACE = "postern";

    /** What Helm tells after an install, as an object. */
    private static final String NOTES = """
            {{- define "notes" }}%s{{ end -}}
            {apiVersion: v1, kind: ConfigMap, metadata: {name: notes}, data: {text: {{ include "notes" . | toJson }}}}
            """;
    /** The chart's copy in which hooks and notes are objects like others: this Helm renders neither. */
    private static final Path HOOKLESS = hookless();

    private HelmChart() {}

    private static Path hookless() {
        var copy = ROOT.resolve("deploy/target/postern");
        try (var files = Files.walk(CHART);
                var old = Files.exists(copy) ? Files.walk(copy) : Stream.<Path>empty()) {
            for (var file : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = copy.resolve(CHART.relativize(file));
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file).replace("helm.sh/hook", "hookless/hook"));
            }
            Files.writeString(
                    copy.resolve("templates/notes.yaml"), NOTES.formatted(read(copy.resolve("templates/NOTES.txt"))));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The chart again, with these values laid over its own: Helm's linter takes no others. */
    static Path copy(Path target, Map<String, Object> values) {
        try (var files = Files.walk(CHART)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var place = target.resolve(CHART.relativize(file));
                Files.createDirectories(place.getParent());
                Files.copy(file, place);
            }
            var file = target.resolve("values.yaml");
            Files.writeString(file, new Yaml().dump(merged(yaml(read(file)), values)));
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values that a cluster cannot do without, and nothing else. */
    static Map<String, Object> minimal() {
        return yaml(read(CHART.resolve("ci/minimal-values.yaml")));
    }

    static Map<String, Object> values(String set) {
        return yaml(read(CHART.resolve("ci/" + set + "-values.yaml")));
    }

    static Map<String, Object> yaml(String text) {
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return tree == null ? Map.of() : tree;
    }

    static List<Manifest> render(Map<String, Object> values) {
        var manifests = new ArrayList<Manifest>();
        new Yaml(new SafeConstructor(strict())).loadAll(text(values)).forEach(document -> {
            if (document != null) {
                manifests.add(new Manifest(Manifest.asMap(document)));
            }
        });
        return manifests;
    }

    private static LoaderOptions strict() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(64 << 20);
        return options;
    }

    /**
     * What Helm prints.
     *
     * @throws IllegalStateException with Helm's words, if it refuses
     */
    static String text(Map<String, Object> values) {
        return text(values, "1.34");
    }

    /** The same for a cluster of that version of Kubernetes. */
    static String text(Map<String, Object> values, String kubernetes) {
        try {
            var file = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(file, new Yaml().dump(values));
                return new Helm(HOOKLESS)
                        .template()
                        .withName(RELEASE)
                        .withNamespace(NAMESPACE)
                        .withKubeVersion(kubernetes)
                        .withValuesFile(file)
                        .call();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first with the second laid over it; null takes away. */
    static Map<String, Object> merged(Map<String, Object> below, Map<String, Object> above) {
        var all = new LinkedHashMap<>(below);
        above.forEach((key, value) -> {
            if (value == null) {
                all.remove(key);
            } else if (value instanceof Map<?, ?> now && all.get(key) instanceof Map<?, ?> old) {
                all.put(key, merged(Manifest.asMap(old), Manifest.asMap(now)));
            } else {
                all.put(key, value);
            }
        });
        return all;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
