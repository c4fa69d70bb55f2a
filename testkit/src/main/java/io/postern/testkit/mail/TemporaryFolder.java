// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** A folder of a mail program, open to the users that it becomes once it has left root behind. */
record TemporaryFolder(Path path) implements AutoCloseable {
    static TemporaryFolder open(String name) {
        try {
            var path = Files.createTempDirectory("postern-" + name + "-");
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new TemporaryFolder(path);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for the folder of " + name, e);
        }
    }

    void make(String name) {
        try {
            Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be made in " + path, e);
        }
    }

    void write(String name, String text) {
        try {
            Files.writeString(path.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be written in " + path, e);
        }
    }

    @Override
    public void close() {
        try (var files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // A file in the temporary folder may stay.
        }
    }
}
