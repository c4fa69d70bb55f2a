// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.state;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.launcher.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes and reads {@code run/state.json}. */
public final class JsonRunState {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private JsonRunState() {}

    private static Path file(Path dataDir) {
        return dataDir.resolve("run").resolve("state.json");
    }

    /** Replaces the file at once, so that a reader sees the old or the new one. */
    public static void write(Path dataDir, RunState state) {
        var file = file(dataDir);
        var next = file.resolveSibling("state.json.new");
        try {
            Files.write(next, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Complaint(file + " cannot be written (" + e.getMessage() + "); is the disk full?", e);
        }
    }

    public static void remove(Path dataDir) {
        try {
            Files.deleteIfExists(file(dataDir));
        } catch (IOException e) {
            // It names a process that is gone, and is taken for that.
        }
    }

    /** Whether something has been started on that folder and has not ended in order. */
    public static boolean written(Path dataDir) {
        return Files.exists(file(dataDir));
    }

    /**
     * What runs on that folder.
     *
     * @throws Complaint if nothing does
     */
    public static RunState read(Path dataDir) {
        var file = file(dataDir);
        try {
            if (Files.exists(file)) {
                var state = MAPPER.readValue(file.toFile(), RunState.class);
                if (ProcessHandle.of(state.pid()).map(ProcessHandle::isAlive).orElse(false)) {
                    return state;
                }
            }
        } catch (IOException e) {
            throw new Complaint(file + " cannot be read (" + e.getMessage() + "); start ./postern up anew.", e);
        }
        throw new Complaint("No Postern runs on " + dataDir
                + ": start one with ./postern up, or name the right one's --config or --data-dir.");
    }
}
