// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Writes and flushes of all disks of the machine since boot, whoever caused them. */
public record Disk(long writes, long flushes) {
    private static final Pattern WHOLE_DISK = Pattern.compile("vd[a-z]|sd[a-z]|nvme\\d+n\\d+");

    public static Disk now() {
        try {
            return parse(Files.readAllLines(Path.of("/proc/diskstats")));
        } catch (IOException e) {
            return new Disk(0, 0);
        }
    }

    static Disk parse(List<String> lines) {
        long writes = 0;
        long flushes = 0;
        for (var line : lines) {
            var fields = line.strip().split("\\s+");
            if (fields.length > 18 && WHOLE_DISK.matcher(fields[2]).matches()) {
                writes += Long.parseLong(fields[7]);
                flushes += Long.parseLong(fields[18]);
            }
        }
        return new Disk(writes, flushes);
    }

    public Disk since(Disk earlier) {
        return new Disk(writes - earlier.writes, flushes - earlier.flushes);
    }
}
