// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import io.postern.launcher.Complaint;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A settings file as it is written, with the lines that things stand in. */
final class YamlFile {
    /** What stands at a place of the file. */
    enum Form {
        /** One value. */
        SCALAR,
        /** Nothing, {@code null}, <code>{}</code> or {@code []}. */
        EMPTY
    }

    /**
     * @param path the keys down to it; an element of a list has its list's path
     * @param line counted from 1
     * @param listed whether it is an element of a list
     */
    record Entry(List<String> path, int line, Form form, String value, boolean listed) {}

    private YamlFile() {}

    /** @throws Complaint if it is not there, not readable or not YAML */
    static String text(Path file) {
        if (Files.notExists(file)) {
            throw new Complaint("There is no settings file " + file + "; check the name given with --config.");
        }
        if (Files.isDirectory(file)) {
            throw new Complaint(file + " is a folder; --config wants a YAML file.");
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Complaint(
                    "The settings file " + file + " cannot be read as UTF-8 text (" + e.getMessage()
                            + "); check its permissions and its encoding.",
                    e);
        }
    }

    /** @throws Complaint naming line and column, if it is not YAML */
    static List<Entry> entries(String name, String text) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(50);
        try {
            var entries = new ArrayList<Entry>();
            var root = new Yaml(options).compose(new StringReader(text));
            if (root instanceof MappingNode) {
                collect(List.of(), root, false, entries);
            } else if (root != null) {
                throw new Complaint(
                        name + " holds no settings: it must begin with `postern:` and settings indented below it.");
            }
            return entries;
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            var where = mark == null ? "" : ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
            throw new Complaint(name + where + " is not YAML: " + e.getProblem() + ".", e);
        } catch (StackOverflowError | RuntimeException e) {
            if (e instanceof Complaint complaint) {
                throw complaint;
            }
            throw new Complaint(name + " is not YAML that can be read: " + e.getMessage() + ".", e);
        }
    }

    /**
     * The same settings but for some.
     *
     * @param paths of entries; a list goes as a whole
     */
    static String without(String text, Collection<List<String>> paths) {
        Object tree = new Yaml().load(text);
        for (var path : paths) {
            var here = tree;
            for (var key : path.subList(0, path.size() - 1)) {
                here = here instanceof Map<?, ?> map ? map.get(key) : null;
            }
            if (here instanceof Map<?, ?> map) {
                map.keySet().removeIf(key -> String.valueOf(key).equals(path.getLast()));
            }
        }
        return tree == null ? "" : new Yaml().dump(tree);
    }

    private static void collect(List<String> path, Node node, boolean listed, List<Entry> entries) {
        int line = node.getStartMark().getLine() + 1;
        switch (node) {
            case MappingNode map
            when !map.getValue().isEmpty() -> {
                for (var tuple : map.getValue()) {
                    var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                    var longer = new ArrayList<>(path);
                    longer.add(key);
                    int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
                    if (tuple.getValueNode() instanceof ScalarNode value) {
                        entries.add(scalar(longer, keyLine, value, listed));
                    } else {
                        collect(List.copyOf(longer), tuple.getValueNode(), listed, entries);
                    }
                }
            }
            case SequenceNode list
            when !list.getValue().isEmpty() ->
                list.getValue().forEach(element -> collect(path, element, true, entries));
            case ScalarNode scalar -> entries.add(scalar(path, line, scalar, listed));
            default -> entries.add(new Entry(path, line, Form.EMPTY, "", listed));
        }
    }

    private static Entry scalar(List<String> path, int line, ScalarNode node, boolean listed) {
        boolean empty =
                node.getValue().isEmpty() || (node.isPlain() && node.getValue().matches("~|null|Null|NULL"));
        return new Entry(List.copyOf(path), line, empty ? Form.EMPTY : Form.SCALAR, node.getValue(), listed);
    }
}
