// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the tree that are what the code says. {@code -Dgolden=write} rewrites them. */
public final class Golden {
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Golden() {}

    public static void compare(Path file, String actual) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        assertThat(actual).as(file + "; -Dgolden=write rewrites it").isEqualTo(Files.readString(file));
    }
}
