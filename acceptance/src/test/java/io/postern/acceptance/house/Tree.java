// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.house;

import io.postern.testkit.system.BuiltTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the project, as they lie in the built tree. */
final class Tree {
    static final Path ROOT = BuiltTree.root();
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".mvn", "postern-data");

    private Tree() {}

    static Stream<Path> javaFiles(Path folder) {
        return files(folder).stream().filter(file -> file.toString().endsWith(".java"));
    }

    /** All files below the folder but built ones. */
    static List<Path> files(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(
                            entry -> !NOT_OURS.contains(entry.getFileName().toString()))
                    .flatMap(entry -> Files.isDirectory(entry) ? files(entry).stream() : Stream.of(entry))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
