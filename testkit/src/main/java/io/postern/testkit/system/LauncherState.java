// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a running launcher says of its parts: {@code run/state.json} in the data folder, read anew each time. */
final class LauncherState {
    private final Path file;

    LauncherState(Path dataFolder) {
        this.file = dataFolder.resolve("run").resolve("state.json");
    }

    /** Of a part now; empty if the launcher does not name it, or does not run. */
    Optional<Long> pid(Part part) {
        return find(part.label()).map(node -> node.get("pid").asLong());
    }

    /** Where a part tells of itself; empty if it does not by HTTP. */
    Optional<Integer> httpPort(Part part) {
        return find(part.label())
                .map(node -> node.get("httpPort"))
                .filter(JsonNode::isInt)
                .map(JsonNode::asInt);
    }

    /** A field of {@code kafka} or {@code redis}. @throws UncheckedIOException if no launcher runs */
    String of(String server, String field) {
        try {
            return tree().at("/" + server + "/" + field).asText();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read; does the system run?", e);
        }
    }

    /** As it is, for a message of somebody who searches in vain. */
    String text() {
        try {
            return Files.exists(file) ? Files.readString(file) : file + " is not there";
        } catch (IOException e) {
            return file + " cannot be read: " + e.getMessage();
        }
    }

    /** One of several, by its name. @throws IllegalStateException if there is none, or no launcher runs */
    SystemProcess process(String name) {
        return find(name)
                .map(node -> new SystemProcess(
                        name, node.get("pid").asLong(), node.path("httpPort").asInt()))
                .orElseThrow(() -> new IllegalStateException("there is no " + name + ": " + text()));
    }

    private Optional<JsonNode> find(String name) {
        try {
            var nodes = tree().findParents("name").stream();
            return nodes.filter(node -> node.path("name").asText().equals(name) && node.has("pid"))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private JsonNode tree() throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
