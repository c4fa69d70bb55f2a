// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the JVM keeps of a run for the next ones (JEP 483, 514 and 515): a program's classes, read and linked, and which of its
 * methods are worth compiling, and how. A start from it takes half the processor time, and the first answers come in a
 * quarter of the time. The JVM checks that it fits and goes on without it if it does not.
 *
 * @param file of the cache
 * @param source what it was made from: a cache that is older is left alone
 */
public record StartCache(Path file, Path source, Use use) {
    public enum Use {
        /** Start from it. */
        READ,
        /** Make it when the process ends. */
        WRITE
    }

    /** Of the JVM; none where there is no cache that fits. */
    public List<String> options() {
        return switch (use) {
            case WRITE -> List.of("-XX:AOTCacheOutput=" + file, "-Xlog:aot=off", "-Xlog:cds=off");
            case READ -> fits() ? List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off") : List.of();
        };
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
