// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Which state of the sources a result is of. */
public final class Commit {
    private static final String UNKNOWN = "not known";

    private Commit() {}

    /** The abbreviated hash of what is checked out there; other words where that is not a clone, or there is no git. */
    public static String of(Path tree) {
        try {
            var git = new ProcessBuilder("git", "-C", tree.toString(), "describe", "--always", "--dirty", "--abbrev=10")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said;
            try (InputStream out = git.getInputStream()) {
                said = new String(out.readAllBytes(), StandardCharsets.US_ASCII).strip();
            }
            return git.waitFor() == 0 && !said.isEmpty() ? said : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
