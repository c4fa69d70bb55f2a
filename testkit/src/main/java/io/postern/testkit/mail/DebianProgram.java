// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of Debian packages that tests use. */
public final class DebianProgram {
    private DebianProgram() {}

    /**
     * Finds a program of a package that cannot be installed beside others, and which {@code .ci/unpack} has unpacked below
     * {@code target/debian} of the tree.
     *
     * @throws IllegalStateException with a sentence that names the package, if it is not there
     */
    static Path unpacked(String name, String debianPackage) {
        var place = Path.of("target", "debian", debianPackage, "usr", "sbin", name);
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isExecutable(at.resolve(place))) {
                return at.resolve(place);
            }
        }
        throw new IllegalStateException(name + " of the package " + debianPackage + " is not at " + place
                + "; run .ci/unpack, as .ci/run does");
    }

    /**
     * Finds a program on the path and in the usual folders.
     *
     * @throws IllegalStateException with a sentence that names the package, if it is not there
     */
    public static Path find(String name, String debianPackage) {
        var path = System.getenv().getOrDefault("PATH", "") + ":/usr/local/bin:/usr/bin:/usr/sbin:/sbin";
        return Stream.of(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(name + " is not installed; install it with: apt-get install "
                                + debianPackage + " (.ci/run does that)"));
    }
}
