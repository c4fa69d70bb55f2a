// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process takes of the machine's memory, as Linux counts it. */
final class Memory {
    private Memory() {}

    /** Resident memory in MiB; 0 when there is no such process here. */
    static long residentMiB(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
