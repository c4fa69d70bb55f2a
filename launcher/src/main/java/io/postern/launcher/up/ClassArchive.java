// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program's classes as the JVM keeps them after reading them once (application class-data sharing): a start from it
 * takes half the processor time. The JVM checks that it fits and goes on without it if it does not.
 *
 * @param file of the archive
 * @param source what it was made from: an archive that is older is left alone
 */
record ClassArchive(Path file, Path source, Use use) {
    enum Use {
        /** Start from it. */
        READ,
        /** Make it when the process ends. */
        WRITE
    }

    List<String> options() {
        return switch (use) {
            case WRITE -> List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
            case READ -> fits() ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off") : List.of();
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
