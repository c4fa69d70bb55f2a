// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Processor time of the whole machine since boot, in hundredths of a second over all cores.
 *
 * @param idle idle and waiting for disks
 * @param steal what the host gave to others
 */
public record CpuTimes(long total, long idle, long steal) {

    public static CpuTimes now() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            return lines.findFirst().map(CpuTimes::parse).orElse(new CpuTimes(0, 0, 0));
        } catch (IOException e) {
            return new CpuTimes(0, 0, 0);
        }
    }

    /** The line {@code cpu  user nice system idle iowait irq softirq steal …}. */
    static CpuTimes parse(String line) {
        var fields = line.strip().split("\\s+");
        long total = 0;
        for (int i = 1; i <= 8 && i < fields.length; i++) {
            total += Long.parseLong(fields[i]);
        }
        return new CpuTimes(total, Long.parseLong(fields[4]) + Long.parseLong(fields[5]), Long.parseLong(fields[8]));
    }

    public CpuTimes since(CpuTimes earlier) {
        return new CpuTimes(total - earlier.total, idle - earlier.idle, steal - earlier.steal);
    }

    /** Of all time, from 0 to 1. */
    public double stealShare() {
        return total == 0 ? 0 : (double) steal / total;
    }

    /** Of all time, from 0 to 1; steal counts as busy. */
    public double busyShare() {
        return total == 0 ? 0 : 1 - (double) idle / total;
    }
}
