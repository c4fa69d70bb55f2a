// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of Debian packages that tests use. */
public final class DebianProgram {
    private DebianProgram() {}

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
