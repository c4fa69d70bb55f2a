// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where a system under test has its settings, its data and its logs: a folder below {@code target}, for who looks afterwards. */
public record SystemFolder(Path path) {
    /** What an earlier run left there is removed. */
    public static SystemFolder fresh(String name) {
        var path = Path.of("target", "systems", name).toAbsolutePath();
        remove(path);
        return new SystemFolder(path);
    }

    /** The folder itself, made where it is not there yet. */
    public Path made() {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be made", e);
        }
    }

    Path config() {
        return path.resolve("postern.yaml");
    }

    Path data() {
        return path.resolve("data");
    }

    /** What a part has logged; empty if it has not yet. */
    String log(Part part) {
        return read(data().resolve("logs").resolve(part.label() + ".log"));
    }

    void write(SystemSettings settings) {
        made();
        try {
            Files.writeString(config(), settings.yaml());
        } catch (IOException e) {
            throw new UncheckedIOException(config() + " cannot be written", e);
        }
    }

    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static void remove(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be removed", e);
        }
    }
}
