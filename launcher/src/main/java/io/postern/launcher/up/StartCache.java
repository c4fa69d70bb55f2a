// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the JVM keeps of a run for the next ones (JEP 483 and 514): a program's classes, read and linked. A start from it takes half
 * the processor time. The JVM checks that it fits and goes on without it if it does not.
 *
 * <p>How methods were used in that run (JEP 515) is not looked at again: a few hundred messages say too little, and what was compiled by
 * it took almost twice the processor time for each message ever after, as it is not compiled anew.
 *
 * @param file of the cache
 * @param source what it was made from: a cache that is older is left alone
 */
record StartCache(Path file, Path source, Use use) {
    enum Use {
        /** Start from it. */
        READ,
        /** Make it when the process ends. */
        WRITE
    }

    List<String> options() {
        return switch (use) {
            case WRITE -> options("-XX:AOTCacheOutput=", "-XX:-AOTRecordTraining");
            case READ -> fits() ? options("-XX:AOTCache=", "-XX:-AOTReplayTraining") : List.of();
        };
    }

    private List<String> options(String what, String noProfiles) {
        return List.of(what + file, "-XX:+UnlockDiagnosticVMOptions", noProfiles, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    private boolean fits() {
        try {
            return Files.exists(file)
                    && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(source)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
