// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a result is written: for a person and for a program, beside those of the same name and day, never over one. */
public final class ResultFile {
    private ResultFile() {}

    /**
     * Writes {@code NAME.md} and {@code NAME.json}, or with {@code -2} and so on behind the name if there is one.
     *
     * @return the first of the two
     */
    public static Path write(Path folder, String name, String markdown, Object result) throws IOException {
        var free = name;
        for (int i = 2; taken(folder, free); i++) {
            free = name + "-" + i;
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(free + ".json"), JsonText.of(result) + "\n");
        return Files.writeString(folder.resolve(free + ".md"), markdown);
    }

    private static boolean taken(Path folder, String name) {
        return Files.exists(folder.resolve(name + ".md")) || Files.exists(folder.resolve(name + ".json"));
    }
}
