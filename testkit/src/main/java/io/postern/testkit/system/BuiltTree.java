// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

import java.nio.file.Files;
import java.nio.file.Path;

/** The tree that tests are run in, from whichever of its modules. */
public final class BuiltTree {
    private BuiltTree() {}

    /** @throws IllegalStateException if it is not above the working folder */
    public static Path root() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("mvnw"))) {
                return at;
            }
        }
        throw new IllegalStateException(
                "the folder with mvnw is not above " + Path.of("").toAbsolutePath());
    }
}
