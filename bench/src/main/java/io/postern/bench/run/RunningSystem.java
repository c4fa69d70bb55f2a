// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/**
 * What {@code ./postern up} wrote down about itself.
 *
 * @param pids its processes by name
 * @param mxPort where its {@code mx} listener is, if it says so
 */
public record RunningSystem(Map<String, Long> pids, OptionalInt mxPort) {

    /**
     * Reads {@code run/state.json} below the data folder.
     *
     * @throws IllegalStateException if there is none: nothing runs there
     */
    public static RunningSystem find(Path dataDir) {
        var file = dataDir.resolve("run").resolve("state.json");
        if (!Files.exists(file)) {
            throw new IllegalStateException("no system runs on the data folder " + dataDir + " (there is no " + file
                    + "): start one with ./postern up --config bench/postern.yaml, or name its folder with --data-dir");
        }
        try {
            var system = parse(Files.readString(file));
            if (system.pids.values().stream().noneMatch(RunningSystem::alive)) {
                throw new IllegalStateException("the system on " + dataDir + " has ended: start it again");
            }
            return system;
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    static RunningSystem parse(String json) throws IOException {
        var tree = new ObjectMapper().readTree(json);
        var pids = new LinkedHashMap<String, Long>();
        collect("launcher", tree, pids);
        var port = StreamSupport.stream(tree.path("listeners").spliterator(), false)
                .filter(listener -> listener.path("name").asText().equals("mx"))
                .mapToInt(listener -> listener.path("port").asInt())
                .findFirst();
        return new RunningSystem(pids, port);
    }

    /** Every object with a {@code pid} is a process; it is called as it says, or as the field that holds it. */
    private static void collect(String name, JsonNode at, Map<String, Long> pids) {
        if (at.path("pid").canConvertToLong() && at.path("pid").asLong() > 0) {
            pids.put(at.path("name").asText(name), at.path("pid").asLong());
        }
        at.properties().forEach(field -> collect(field.getKey(), field.getValue(), pids));
        if (at.isArray()) {
            at.forEach(element -> collect(name, element, pids));
        }
    }
}
